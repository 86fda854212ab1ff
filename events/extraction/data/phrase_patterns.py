"""Regular expressions made of the phrases in the word lists.

A phrase may hold `[ago]` for words that may be missing, `(in|on)` for alternatives, and `{month}`
for a slot that the code fills: *overnight[ into {weekday}]*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from events.extraction.data.word_lists import word_set

_MARKS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
_PIECES = re.compile(r"\{(?P<slot>\w+)\}|(?P<mark>[][()|])|(?P<text>[^][(){}|]+)")


def one_of(words: Iterable[str]) -> str:
    """Plain words as alternatives, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def one_of_list(file: str, name: str) -> str:
    """The plain words of a list as alternatives."""
    return one_of(word_set(file, name))


def phrase(words: str, **slots: str) -> str:
    """One phrase as a regular expression, its slots filled."""
    return "".join(
        slots[piece["slot"]] if piece["slot"] else _MARKS.get(piece[0]) or re.escape(piece[0])
        for piece in _PIECES.finditer(words)
    )


def phrases(file: str, name: str, **slots: str) -> str:
    """The phrases of a list as alternatives, as whole words."""
    found = "|".join(phrase(words, **slots) for words in sorted(word_set(file, name), key=_length))
    return rf"(?<!\w)(?:{found})(?!\w)"


def _length(words: str) -> tuple[int, str]:
    """The longest first; of two as long always the same one, for a set has no order."""
    return -len(words), words
