"""Titles of articles: the headline at the head of a pasted text, and titles without the outlet."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from events.extraction.data.word_lists import word_sets
from events.extraction.reading.dateline import find_dateline
from events.sources.days import find_day

SHORTEST, LONGEST = 12, 200  # characters
FEWEST_WORDS = 3
LINES_LOOKED_AT = 5
OPENING = 80  # characters of a text without a headline
# A text that is wrapped by hand has lines of 60 to 80 characters, and its first is no headline.
WRAPPED_FROM = 60
SHORTEST_PARAGRAPH = 100

_ENDS = re.compile(r"[.!…:;,–—-][\"”’»')\]]*\Z")
_GOES_ON = re.compile(r"[a-zа-яіїєґà-ÿ(]")
_PARTS = r"\s*(?:[|»•·]|\s[-–—:]|\s::)\s*"


def headline_in(text: str) -> str:
    """The headline above a text; "" if its first lines are none.

    Lines that are no title, such as a day, an address or a copyright, may stand above it.
    """
    lines = [line.strip() for line in text.strip().split("\n")]
    seen = 0
    for at, line in enumerate(lines):
        if not line or _is_no_title(line):
            continue
        seen += 1
        rest = lines[at + 1 :]
        if seen > LINES_LOOKED_AT or not _reads_like_one(line):
            return ""
        return line if _stands_above(line, rest) else ""
    return ""


def opening_of(text: str) -> str:
    """The first words of a text that has no headline, for lists to call it by."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    line = next((line for line in lines if not _is_no_title(line.strip())), lines[0])
    words = " ".join("".join(c if c.isprintable() else " " for c in line).split())
    return words if len(words) <= OPENING else words[:OPENING].rpartition(" ")[0] + "…"


def without_outlet(title: str, outlet: str) -> str:
    """*Depot hit | The Daily* and *The Daily | Depot hit* without the outlet's name."""
    name = re.escape(" ".join(outlet.split()))
    if not name:
        return title
    bare = re.sub(rf"{_PARTS}{name}\s*\Z|\A\s*{name}{_PARTS}", "", title, flags=re.IGNORECASE)
    return bare.strip() or title


def _reads_like_one(line: str) -> bool:
    return (
        SHORTEST <= len(line) <= LONGEST
        and len(line.split()) >= FEWEST_WORDS
        and not _ENDS.search(line)
        and not _GOES_ON.match(line)
    )


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
    path = files("events.sources").joinpath("data", "title_words.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple({*table["not_titles"], *word_sets("page_lines", "notices")})
