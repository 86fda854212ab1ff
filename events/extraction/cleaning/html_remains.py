"""Tags and entities of HTML that are left in a text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache

from events.extraction.cleaning.edited_text import Edit, EditedText
from events.extraction.data.word_lists import table

# `&amp;nbsp;` is an entity that was written out twice.
ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
COMMENT = re.compile(r"<!--(?:(?!-->|<!--)[\s\S]){0,2000}-->|<!doctype[^<>]{0,200}>", re.I)


def without_html(text: EditedText) -> EditedText:
    """The text without tags: those of blocks part paragraphs, all others vanish."""
    text = text.sub(ENTITY, lambda m: html.unescape(html.unescape(m[0])))
    if "<" not in text.text:
        return text
    text = text.sub(COMMENT, "")
    return text.edit(_tag_edits(text.text))


def _tag_edits(text: str) -> Iterator[Edit]:
    """What replaces each tag. What stands within a silent element goes with it."""
    lower = text.lower()
    last_end_tags = {name: lower.rfind(f"</{name}") for name in _elements("silent")}
    done = 0
    for tag in _tags().finditer(text):
        if tag.start() < done:
            continue
        name, done = tag["name"].lower(), tag.end()
        if not tag["closing"] and done <= last_end_tags.get(name, -1):
            done = _end_of_element(text, name, done)
        yield tag.start(), done, _replacement(name)


def _end_of_element(text: str, name: str, start: int) -> int:
    """Behind the end tag of a silent element that has one."""
    closing = re.compile(rf"</{name}[^<>]{{0,20}}>?", re.I).search(text, start)
    return closing.end() if closing else start


def _replacement(name: str) -> str:
    if name == "br":
        return "\n"
    return "\n\n" if name in _elements("blocks") else ""


@cache
def _elements(sort: str) -> frozenset[str]:
    return frozenset(table("html.toml")[sort])


@cache
def _tags() -> re.Pattern[str]:
    names = sorted((n for sort in ("silent", "blocks", "inline") for n in _elements(sort)), key=len)
    known = "|".join(reversed(names))
    return re.compile(
        rf"<(?P<closing>/?)(?P<name>{known})(?:\s[^<>]{{0,2000}}|\s*/?)>", re.IGNORECASE
    )
