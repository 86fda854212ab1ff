"""Words that name days in other languages than English, by `words/*.toml`.

The languages that are read differ in words and order, not in what the words mean: a number before a
month is a day, a weekday is the last one not after publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from events.extraction.data.folding import fold
from events.extraction.dates.expressions import DateWords
from events.extraction.model.words import table
from events.extraction.types import DateSpan

DAY = timedelta(days=1)
WEEK = 7
_WORD = re.compile(r"\w[\w'’ʼ]*")
_FIGURES = re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})\b")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")


def read_days(words: str, offset: int, published_on: date, language: str) -> list[DateWords]:
    """Every expression of the words that names days, in their order."""
    row = list(_WORD.finditer(words))
    found = [*_in_figures(words, offset), *_in_months(row, offset, published_on, language)]
    for at in range(len(row)):
        one = _phrase(row, at, offset, published_on, language)
        if one is not None and not any(one.start < d.end and d.start < one.end for d in found):
            found.append(one)
    return sorted(found, key=lambda d: d.start)


def _in_figures(words: str, offset: int) -> Iterator[DateWords]:
    for pattern in (_FIGURES, _ISO):
        for match in pattern.finditer(words):
            day = _date(int(match["year"]), int(match["month"]), int(match["day"]))
            if day is not None:
                yield _words(match.start(), match.end(), offset, DateSpan(day, day), "in figures")


def _in_months(
    row: list[re.Match[str]], offset: int, published_on: date, language: str
) -> Iterator[DateWords]:
    """*12 листопада*, *le 12 novembre 2024*, *12 de noviembre*, *12 نوفمبر*."""
    months = _months(language)
    for at, match in enumerate(row):
        month = months.get(fold(match[0]))
        before = next((row[b] for b in (at - 1, at - 2) if b >= 0 and row[b][0].isdecimal()), None)
        if month is None or before is None or len(before[0]) > 2:
            continue
        after = next((m for m in row[at + 1 : at + 3] if re.fullmatch(r"\d{4}", m[0])), None)
        year = int(after[0]) if after else published_on.year
        day = _date(year, month, int(before[0]))
        if day is not None and after is None and day > published_on + DAY:
            day = _date(year - 1, month, int(before[0]))
        if day is not None:
            end = after.end() if after else match.end()
            yield _words(before.start(), end, offset, DateSpan(day, day), "explicit")


def _phrase(
    row: list[re.Match[str]], at: int, offset: int, published_on: date, language: str
) -> DateWords | None:
    """The longest phrase of the table that begins here: *у ніч на середу*, *hier soir*."""
    for length in (4, 3, 2, 1):
        part = row[at : at + length]
        words = " ".join(fold(m[0]) for m in part)
        rule = _phrases(language).get(words) if len(part) == length else None
        weekday = _weekdays(language).get(words) if length == 1 else None
        if rule == "overnight":
            return _night(row, at, length, offset, published_on, language)
        span = _span(rule, weekday, published_on)
        if span is not None:
            name = "weekday" if weekday is not None else str(rule)
            return _words(part[0].start(), part[-1].end(), offset, span, name)
    return None


def _night(
    row: list[re.Match[str]], at: int, length: int, offset: int, published_on: date, language: str
) -> DateWords:
    """A night: to the weekday that follows, the last of *de mardi à mercredi*, else to the day of
    publication.
    """
    behind = row[at + length : at + length + 4]
    named = next((m for m in reversed(behind) if fold(m[0]) in _weekdays(language)), None)
    last = row[at + length - 1] if named is None else named
    day = (
        published_on
        if named is None
        else _back_to(_weekdays(language)[fold(named[0])], published_on)
    )
    span = DateSpan(day - DAY, day)
    return _words(row[at].start(), last.end(), offset, span, "overnight")


def _span(rule: str | None, weekday: int | None, on: date) -> DateSpan | None:
    if weekday is not None:
        day = _back_to(weekday, on)
        return DateSpan(day, day)
    if rule is None:
        return None
    monday = on - on.weekday() * DAY
    spans: Mapping[str, DateSpan] = {
        "today": DateSpan(on, on),
        "yesterday": DateSpan(on - DAY, on - DAY),
        "day before yesterday": DateSpan(on - 2 * DAY, on - 2 * DAY),
        "this week": DateSpan(monday, on),
        "last week": DateSpan(monday - WEEK * DAY, monday - DAY),
        "recent days": DateSpan(on - 4 * DAY, on),
    }
    return spans.get(rule)


def _back_to(weekday: int, on: date) -> date:
    return on - ((on.weekday() - weekday) % WEEK) * DAY


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _words(start: int, end: int, offset: int, span: DateSpan, rule: str) -> DateWords:
    return DateWords(start + offset, end + offset, span, f"date/{rule}")


@cache
def _months(language: str) -> Mapping[str, int]:
    rows = table(language).get("dates", {}).get("months", ())
    return {fold(name): number for number, row in enumerate(rows, 1) for name in row}


@cache
def _weekdays(language: str) -> Mapping[str, int]:
    """Monday is 0."""
    rows = table(language).get("dates", {}).get("weekdays", ())
    return {fold(name): number for number, row in enumerate(rows) for name in row}


@cache
def _phrases(language: str) -> Mapping[str, str]:
    """Folded phrase -> the rule by which it is read."""
    rows: Mapping[str, list[str]] = table(language).get("dates", {}).get("phrases", {})
    return {fold(phrase): rule for rule, many in rows.items() for phrase in many}
