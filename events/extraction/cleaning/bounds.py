"""What of a very long text is read, so that any text takes bounded time and memory.

No article comes near these bounds. A report of 200 pages does, and a text meant to do harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from events.extraction.cleaning.edited_text import Edit, EditedText, as_submitted
from events.extraction.data.known_munitions import munitions
from events.extraction.data.word_lists import word_set

# Longer than any article: the longest of 600 has 22,000 characters.
LONG = 40_000
# The parser and the rules take a third of a millisecond for each, or half on a busy processor.
# English has one in five characters: 13,000 words.
MOST_TOKENS = 16_000
TOKEN = re.compile(r"\w+|[^\w\s]|\n\s*+")
LINE = re.compile(r"[^\n]+")
# A line without a letter or a digit tells nothing, nor do signs one after the other. One that parts
# two articles stays.
EMPTY_LINE = re.compile(
    r"^(?![ \t]*([-=*_#~·•─—])\1{2,}[ \t]*$)[^\w\n]*[^\w\s][^\w\n]*$", re.MULTILINE
)
LONE_SIGNS = re.compile(r"(?:[^\w\s]\s++){20,}+")
SENTENCE = re.compile(r"[^.!?…\n]{20,}[.!?…]*")
WORD = re.compile(r"[a-z]{2,}")
ENDINGS = ("", "s", "es", "d", "ed", "ing")


def within_bounds(text: EditedText) -> EditedText:
    """The text without empty lines; of one that is longer than any article, only what may tell an
    occurrence, and each sentence once.
    """
    text = text.sub(EMPTY_LINE, "").sub(LONE_SIGNS, "")
    if len(text.text) > LONG:
        text = text.edit(_repeated(text.text))
    if len(text.text) > LONG:
        text = text.edit(_far_lines_of_peace(text.text))
    return text.edit(_beyond(text.text))


def unread(text: str) -> int:
    """About how many characters of a text as submitted are not read, but for what stood before."""
    if len(text) <= LONG:
        return 0
    once = as_submitted(text).sub(EMPTY_LINE, "").sub(LONE_SIGNS, "")
    once = once.edit(_repeated(once.text))
    return len(once.text) - len(within_bounds(once).text)


def _repeated(text: str) -> Iterator[Edit]:
    """Every sentence that stood before, word for word."""
    known: set[str] = set()
    for match in SENTENCE.finditer(text):
        words = match[0].strip()
        if words in known:
            yield match.start(), match.end(), " "
        known.add(words)


def _far_lines_of_peace(text: str) -> Iterator[Edit]:
    """Lines beyond the length of an article that name neither munitions nor harm nor ground
    taken.
    """
    for match in LINE.finditer(text, LONG):
        if _words_of_war().isdisjoint(WORD.findall(match[0].lower())):
            yield match.start(), match.end(), ""


def _beyond(text: str) -> Iterator[Edit]:
    """What stands behind the last token that is read, or of the last line as much."""
    if len(text) > MOST_TOKENS:
        for count, match in enumerate(TOKEN.finditer(text)):
            if count == MOST_TOKENS:
                yield match.start(), len(text), ""
                return


@cache
def _words_of_war() -> frozenset[str]:
    words = word_set("page_lines", "words_of_war") | set(munitions())
    return frozenset(
        word.removesuffix("e") + ending if ending in {"ed", "ing"} else word + ending
        for word in words
        for ending in ENDINGS
    )
