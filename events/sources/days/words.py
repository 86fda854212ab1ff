"""Names of months and zones, and words of change, from data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale


@cache
def _table() -> dict[str, Any]:
    text = files("events.sources").joinpath("data", "day_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def months() -> dict[str, int]:
    """The number of each month name in any of the languages. A name of two months is left out."""
    found: dict[str, int] = {}
    doubtful: set[str] = set()
    for name, number in _month_names():
        if found.setdefault(name, number) != number:
            doubtful.add(name)
    return {name: number for name, number in found.items() if name not in doubtful}


def _month_names() -> Iterator[tuple[str, int]]:
    yield from _table()["more_months"].items()
    for language in _table()["month_languages"]:
        forms = Locale.parse(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in forms[context][width].items():
                    yield folded(name), number


def folded(name: str) -> str:
    """A month's name without case and full stops; a name of figures, as in CLDR's own, is ""."""
    bare = name.casefold().strip(" .,\u200f\u200e")
    return "" if any(letter.isdigit() for letter in bare) else bare


@cache
def weekdays() -> dict[str, int]:
    """The number of each weekday, Monday 0, by its whole name in any of the languages."""
    return {
        folded(name): number
        for language in _table()["month_languages"]
        for context in ("format", "stand-alone")
        for number, name in Locale.parse(language).days[context]["wide"].items()
    }


@cache
def zone_named(name: str) -> timezone | None:
    hours = _table()["zones"].get(name.upper())
    return None if hours is None else timezone(timedelta(hours=hours))


def says_no_day(written: str) -> bool:
    """Whether a field says in words that no day is known."""
    return written.strip().casefold() in _none()


@cache
def _none() -> frozenset[str]:
    return frozenset(_table()["none"])


@cache
def change_before() -> re.Pattern[str]:
    """A word of change at the end of what stands before a day."""
    words = "|".join(map(re.escape, _table()["changed"]))
    return re.compile(rf"(?:{words})(?:\s+\w{{1,3}})?[\s:,–—-]*\Z", re.IGNORECASE)


@cache
def published_before() -> re.Pattern[str]:
    """A word of publication at the end of what stands before a day, but for a weekday."""
    words = "|".join(map(re.escape, _table()["published"]))
    return re.compile(rf"\b(?:{words})\b[^\d.;|]{{0,24}}\Z", re.IGNORECASE)
