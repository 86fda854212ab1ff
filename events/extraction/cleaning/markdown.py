"""Markdown, addresses and footnote marks: signs that were written for a page, not for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.extraction.cleaning.edited_text import Edit, EditedText
from events.extraction.data.phrase_patterns import one_of_list

QUOTE_MARKS = re.compile(r"^[ \t]{0,3}>(?:[ \t]?>)*[ \t]?", re.MULTILINE)
HEADING_MARKS = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+|(?<=\S)[ \t]+#{1,6}[ \t]*$", re.MULTILINE)
UNDERLINES = re.compile(r"(?<=\S)\n[ \t]*(?:={3,}|-{3,})[ \t]*(?=\n|\Z)")
# - Kherson: two dead. A dash that a speaker's words begin with is dropped alike.
# 1) Goma: ...; not *1. April*, nor *(12) soldiers were killed*.
_NUMBERED = r"\(?\d{1,2}\)(?=[ \t]+[^a-z\s])"
BULLETS = re.compile(rf"^[ \t]*(?:[-+*•●○◦▪▫■□▶►➤➔→·‣⁃–—✓✔]|{_NUMBERED})[ \t]+(?=\S)", re.MULTILINE)

_ADDRESS = r"(?:[^()\s]|\([^()\s]{0,100}\)){0,1000}"
_TITLE = r"(?:[ \t]+\"[^\"\n]{0,200}\")?"
IMAGES = re.compile(rf"!\[[^\[\]]{{0,300}}\]\({_ADDRESS}{_TITLE}\)")
LINKS = re.compile(
    rf"\[(?P<words>[^\[\]]{{1,300}})\](?:\({_ADDRESS}{_TITLE}\)|\[[^\[\]\n]{{0,40}}\])"
)
LINK_TARGETS = re.compile(r"^[ \t]*\[[^\[\]\n]{1,40}\]:[ \t]*\S{1,1000}[^\n]{0,200}$", re.MULTILINE)
# - [Strike on Odesa kills nine](address): an item that is a link and nothing else leads elsewhere.
LINKED_ITEMS = re.compile(
    rf"^[ \t]*[-*+•][ \t]+\[[^\[\]\n]{{1,300}}\]\({_ADDRESS}{_TITLE}\)[ \t]*$", re.MULTILINE
)
_URL = (
    r"\b(?:https?://|www\.|(?:pic\.twitter\.com|t\.co|t\.me|bit\.ly)/)"
    r"[^\s<>()\[\]]{1,2000}(?<![.,;:!?'\"”’])"
)
ADDRESSES = re.compile(rf"[(<]{_URL}[)>]|{_URL}", re.IGNORECASE)
# *on Saturday[1]*, *a market[2][3]*, *Background[edit]*. *wa[s]* is an editor's own letter.
FOOTNOTES = re.compile(
    rf"(?<=[\w.,;:!?\"”’)])(?:\[(?:\d{{1,3}}|{one_of_list('page_lines', 'footnotes')}"
    rf"|{one_of_list('page_lines', 'numbered_footnotes')} \d{{1,2}})\]){{1,20}}"
)
# The signs stand close to the words on their inside, and outside of a word: 2*3*4 is none.
_INSIDE = r"(?=[^\s{0}])(?P<words>(?:[^{0}\n]|\n(?![ \t]*\n)){{1,300}}?)(?<=[^\s])"
EMPHASIS = tuple(
    re.compile(
        rf"(?<![\w{sign}])(?P<mark>{sign}{{1,3}}){_INSIDE.format(sign)}(?P=mark)(?![\w{sign}])"
    )
    for sign in (r"\*", "_", "~", "`")
)
HASHTAGS = re.compile(r"(?<![\w&#/])#(?=[^\W\d_])")


def without_line_marks(text: EditedText) -> EditedText:
    """The text without what marks a line as quoted, as a heading or as an item of a list."""
    text = text.sub(QUOTE_MARKS, "").sub(HEADING_MARKS, "").sub(UNDERLINES, "")
    return text.sub(LINK_TARGETS, "").sub(LINKED_ITEMS, "")


def without_bullets(text: EditedText) -> EditedText:
    return text.sub(BULLETS, "")


def without_markdown(text: EditedText) -> EditedText:
    """The text without images, link targets, addresses, footnote marks and signs of emphasis."""
    text = text.sub(IMAGES, "").sub(FOOTNOTES, "")
    text = text.edit(_marks_around(LINKS, text.text)).sub(ADDRESSES, "")
    for pattern in EMPHASIS:
        text = text.edit(_marks_around(pattern, text.text))
    return text.sub(HASHTAGS, "")


def _marks_around(pattern: re.Pattern[str], text: str) -> Iterator[Edit]:
    """Edits that leave of each match its `words` alone."""
    for match in pattern.finditer(text):
        yield match.start(), match.start("words"), ""
        yield match.end("words"), match.end(), ""
