"""Where the article begins in a page that was copied whole, and which line above it tells of it.

A headline shares words with what it stands above. Names of sites, sections and buttons do not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

SHORTEST_PROSE = 70  # characters of a paragraph; lines of menus and bylines are shorter
SURELY_PROSE = 120  # what a site says of itself, and what stands below a headline, are shorter
LOOKED_AT = 3_000  # characters of the article
FEWEST_SHARED, LEAST_SHARE = 2, 1 / 4
# of what the best line shares: a caption may share more than the headline above it
LEAST_OF_BEST = 0.4
SHORTEST_WORD = 4  # also how much of a word counts: *killed*, *kill*

LONGER = 1.5  # in a text that is wrapped by hand no line is so much longer than its first
SHORTEST_GOING_ON = 40  # *by Henry Shuldiner* does not go on with the line above

_SENTENCE = re.compile(r"\w[.!?…]+[\"”’»')\]]*(?:\s|\Z)")
_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")


def prose_at(lines: Sequence[str]) -> int | None:
    """The first line that is a paragraph of prose, a long one if there is any; None without one."""
    found = [at for at, line in enumerate(lines) if is_prose(line)]
    return next((at for at in found if len(lines[at]) >= SURELY_PROSE), next(iter(found), None))


def is_prose(line: str) -> bool:
    return (
        len(line) >= SHORTEST_PROSE
        and bool(_SENTENCE.search(line))
        and not any(word in line.casefold() for word in _table("of_the_page"))
    )


def line_that_tells(lines: Sequence[str], may: Callable[[str], bool]) -> int | None:
    """The first line above the article that shares enough words with it; None if none does.

    `may` says of a line whether it could be a headline.
    """
    end = prose_at(lines)
    if not end:
        return None
    article = _words("\n".join(filter(is_prose, lines[end:]))[:LOOKED_AT])
    shared = {
        at: found
        for at, line in enumerate(lines[:end])
        if may(line) and not _is_wrapped(line, lines[at + 1 :])
        if (found := _shared(_words(line), article))
    }
    best = max(shared.values(), default=0)
    return next((at for at, found in shared.items() if found >= LEAST_OF_BEST * best), None)


def _shared(words: frozenset[str], article: frozenset[str]) -> int:
    found = len(words & article)
    return found if found >= FEWEST_SHARED and found >= LEAST_SHARE * len(words) else 0


def _is_wrapped(line: str, rest: Sequence[str]) -> bool:
    """Whether the line is the first of a paragraph that was wrapped by hand."""
    below = rest[0] if rest else ""
    goes_on = below[:1].islower() and len(below) >= SHORTEST_GOING_ON
    return goes_on or (is_prose(below) and max(map(len, rest)) < LONGER * len(line))


def _words(text: str) -> frozenset[str]:
    """The beginnings of its words, without those that any text has."""
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word[:SHORTEST_WORD] for word in found if word not in _table("of_any_text"))


@cache
def _table(name: str) -> frozenset[str]:
    path = files("events.sources").joinpath("data", "title_words.toml")
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))[name])
