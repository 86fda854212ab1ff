"""Titles of articles: the headline at the head of a pasted text, and titles without the outlet."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from events.extraction.data.word_lists import word_sets
from events.extraction.reading.dateline import after_label, find_dateline
from events.sources.days import find_day
from events.sources.lead import line_that_tells

SHORTEST, LONGEST = 12, 200  # characters
FEWEST_WORDS = 3
LINES_LOOKED_AT = 5
BULLETS = ("- ", "– ", "* ", "•", "·")
OPENING = 80  # characters of a text without a headline
# A text that is wrapped by hand has lines of 60 to 80 characters, and its first is no headline.
WRAPPED_FROM = 60
SHORTEST_PARAGRAPH = 100

_ENDS = re.compile(r"[.!…:;,–—-][\"”’»')\]]*\Z")
_GOES_ON = re.compile(r"[a-zа-яіїєґà-ÿ(]")
_PARTS = r"\s*(?:[|»•·]|\s[-–—:]|\s::)\s*"


def headline_in(text: str, *, outlet: str = "") -> str:
    """The headline above a text; "" if its first lines are none. The outlet's name is none.

    Lines that are no title, such as a day, an address or a copyright, may stand above it, and names
    of sections and buttons. Of a page that was copied whole, menus and all, it is the line that
    tells of the article. *BREAKING: ...* is one where no other stands below it.
    """
    name = outlet.casefold().strip()
    lines = [line.strip() for line in after_label(text).strip().split("\n")]
    lines = [line for line in lines if not name or line.casefold() != name]
    at = headline_at(lines)
    if at is not None:
        return lines[at]
    ticker = next((line for line in lines[:LINES_LOOKED_AT] if _is_ticker(line)), "")
    news = ticker.partition(":")[2].strip()
    return _headline(lines) or (news if reads_like_headline(news) else "")


def headline_at(lines: list[str]) -> int | None:
    """Which of the lines of a page reads like a headline and tells of the article below."""
    return line_that_tells(lines, _could_be_one)


def _could_be_one(line: str) -> bool:
    return reads_like_headline(line) and not _is_ticker(line) and not _is_no_title(line)


def _headline(lines: list[str]) -> str:
    seen = 0
    for at, line in enumerate(lines):
        if not line or _is_no_title(line) or _is_ticker(line):
            continue
        seen += 1
        rest = lines[at + 1 :]
        if seen > LINES_LOOKED_AT:
            return ""
        if _is_label(line):
            continue
        if not reads_like_headline(line):
            return ""
        return line if _stands_above(line, rest) else ""
    return ""


def opening_of(text: str) -> str:
    """The first words of a text that has no headline, for lists to call it by."""
    lines = [line.strip() for line in after_label(text).strip().split("\n") if line.strip()]
    words_of = (line for line in lines if not (_is_no_title(line) or _is_label(line)))
    line = next(words_of, lines[0] if lines else text.strip())
    words = " ".join("".join(c if c.isprintable() else " " for c in line).split())
    return words if len(words) <= OPENING else words[:OPENING].rpartition(" ")[0] + "…"


def without_outlet(title: str, outlet: str) -> str:
    """*Depot hit | The Daily* and *The Daily | Depot hit* without the outlet's name."""
    name = re.escape(" ".join(outlet.split()))
    if not name:
        return title
    bare = re.sub(rf"{_PARTS}{name}\s*\Z|\A\s*{name}{_PARTS}", "", title, flags=re.IGNORECASE)
    return bare.strip() or title


def reads_like_headline(line: str) -> bool:
    """Whether a line has the length and the form of a headline."""
    return (
        SHORTEST <= len(line) <= LONGEST
        and len(line.split()) >= FEWEST_WORDS
        and not _ENDS.search(line)
        and not _GOES_ON.match(line)
        and not line.startswith(BULLETS)
    )


def _is_label(line: str) -> bool:
    """*Military*, *403*, *☰*: above headlines stand names of sections, buttons and counts."""
    short = len(line) < SHORTEST or len(line.split()) < FEWEST_WORDS
    return short and not (_ENDS.search(line) and any(map(str.isalnum, line)))


def _is_ticker(line: str) -> bool:
    return line.lower().startswith(_table("tickers"))


def _stands_above(line: str, rest: list[str]) -> bool:
    """Whether an article follows, and the line is not the first of its first paragraph."""
    below = next((other for other in rest if other), "")
    if sum(map(len, rest)) < len(line):
        return False
    if not rest[0]:
        return True
    if _GOES_ON.match(below):
        return False
    return len(line) < WRAPPED_FROM or len(below) > SHORTEST_PARAGRAPH or _is_no_title(below)


def _is_no_title(line: str) -> bool:
    start = line.lower()
    if start.startswith(_beginnings()) or find_dateline(line):
        return True
    return len(line) < WRAPPED_FROM and find_day(line) is not None


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple({*_table("not_titles"), *word_sets("page_lines", "notices")})


@cache
def _table(name: str) -> tuple[str, ...]:
    path = files("events.sources").joinpath("data", "title_words.toml")
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))[name])
