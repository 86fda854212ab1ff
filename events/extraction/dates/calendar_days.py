"""What an expression means: its parts and the day of publication give a span of days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from events.extraction.data.word_lists import language_table, word_set
from events.extraction.types import DateSpan

DAY = timedelta(days=1)
HOURS_A_DAY = 24
MONTHS = 12
CENTURY = 100
MONTHS_AGO = 11  # a month without a year that is next month's is rather that than a year old
Reader = Callable[[re.Match[str], date], DateSpan | None]


@cache
def weekdays() -> tuple[str, ...]:
    """Their names, Monday first."""
    return tuple(language_table("dates.toml")["weekdays"])


@cache
def months() -> Mapping[str, int]:
    """Name or abbreviation -> number of the month."""
    names = language_table("dates.toml")["months"]
    return {name: number for number, row in enumerate(names, 1) for name in row}


@cache
def numbers() -> Mapping[str, int]:
    """Number in words -> its value."""
    names = language_table("dates.toml")["numbers"]
    return {name: value for value, name in enumerate(names, 1)}


@cache
def _days_of_units() -> Mapping[str, float]:
    units = language_table("dates.toml")["units"]
    return {unit: hours / HOURS_A_DAY for unit, hours in units.items()}


def explicit(match: re.Match[str], on: date) -> DateSpan | None:
    month = months()[match["month"].lower().rstrip(".")]
    year = int(match["year"]) if match["year"] else on.year
    try:
        day = date(year, month, int(match["day"]))
    except ValueError:
        return None
    if not match["year"] and day > on + DAY:
        day = day.replace(year=year - 1) if (month, day.day) != (2, 29) else day
    return DateSpan(day - DAY, day) if match["night"] else DateSpan(day, day)


def days_of_month(match: re.Match[str], on: date) -> DateSpan | None:
    """*4 to 5 March*, *March 4-6*: from the first to the last."""
    month = months()[match["month"].lower().rstrip(".")]
    year = int(match["year"]) if match["year"] else on.year
    try:
        first, last = (date(year, month, int(match[name])) for name in ("day", "last_day"))
    except ValueError:
        return None
    if not match["year"] and first > on + DAY:
        first, last = first.replace(year=year - 1), last.replace(year=year - 1)
    return DateSpan(first, last) if first < last else None


def day_of_month(match: re.Match[str], on: date) -> DateSpan | None:
    """*on the 18th*: the latest such day that is not after the day of publication."""
    number = int(match["day"])
    for back in range(2):
        years, month = divmod(on.year * MONTHS + on.month - 1 - back, MONTHS)
        day = _day_or_none(years, month + 1, number)
        if day is not None and day <= on:
            return DateSpan(day, day)
    return None


def part_of_month(match: re.Match[str], on: date) -> DateSpan:
    """*at the beginning of the month*, *late in the month*: a third of the one that runs."""
    return _part(_month(on.year, on.month, on), match[0].lower(), on, anywhere=True)


def in_figures(match: re.Match[str], on: date) -> DateSpan | None:
    """*2025-03-04*, *04.03.2025*: the year at one end, so that day and month cannot be mixed up.
    Of *11/03/2025* only one reading may be no later than the day of publication, and near it.
    """
    first, second = int(match["day"]), int(match["month_number"])
    pairs = {(second, first), (first, second)} if "/" in match[0] else {(second, first)}
    year = int(match["year"])
    short = year < CENTURY  # 19.02.24
    full = year + on.year - on.year % CENTURY if short else year
    days = {day for pair in pairs if (day := _day_or_none(full, *pair))}
    told = {day for day in days if not (short or "/" in match[0]) or _is_of_now(day, on)}
    return DateSpan(min(told), max(told)) if len(told) == 1 else None


def _day_or_none(year_number: int, month: int, day: int) -> date | None:
    try:
        return date(year_number, month, day)
    except ValueError:
        return None


def _is_of_now(day: date, on: date) -> bool:
    return on - 31 * DAY <= day <= on


def named_month(match: re.Match[str], on: date) -> DateSpan | None:
    """The month, or a third of it: *late January*. *Talks in January*, told in December, are still
    to come.
    """
    month = months()[match["month"].lower()]
    if not match["year"] and (on.month - month) % MONTHS >= MONTHS_AGO:
        return None
    year = int(match["year"]) if match["year"] else on.year - (month > on.month)
    return _part(_month(year, month, on), match[0].lower(), on)


def _part(month: DateSpan, words: str, on: date, *, anywhere: bool = False) -> DateSpan:
    """The third of a month that its first word names, or any of its words."""
    thirds = language_table("dates.toml")["thirds"]
    part = next(
        (
            days
            for word, days in thirds.items()
            if words.startswith(word) or (anywhere and word in words)
        ),
        None,
    )
    if part is None:
        return month
    first = min(month.start + (part[0] - 1) * DAY, on)
    end = calendar.monthrange(month.start.year, month.start.month)[1]
    last = month.start.replace(day=min(part[1], end))
    return DateSpan(first, max(first, min(last, on)))


def overnight(match: re.Match[str], on: date) -> DateSpan:
    weekday_named = match.groupdict().get("weekday")
    day = _back_to(weekdays().index(weekday_named.lower()), on) if weekday_named else on
    return DateSpan(day - DAY, day)


def weekday(match: re.Match[str], on: date) -> DateSpan:
    day = _back_to(weekdays().index(match["weekday"].lower()), on)
    if match["last"] and day == on:
        day -= 7 * DAY
    return DateSpan(day, day)


def weekday_of_last_week(match: re.Match[str], on: date) -> DateSpan:
    """*on Monday last week*, told on any day of this week."""
    named = weekdays().index(match["weekday"].lower())
    day = on - (on.weekday() + 7 - named) * DAY
    return DateSpan(day, day)


def weekend(_match: re.Match[str], on: date) -> DateSpan:
    """The Saturday and Sunday not after the day of publication."""
    sunday = _back_to(calendar.SUNDAY, on) if on.weekday() != calendar.SATURDAY else on + DAY
    return DateSpan(sunday - DAY, min(sunday, on))


def past(match: re.Match[str], on: date) -> DateSpan:
    """*the past two days*, *the last week*: one where no number stands."""
    unit = match["unit"].lower()
    count = _count(match["number"], unit) if match.groupdict().get("number") else 1
    return DateSpan(on - max(1, round(count * _days_of_units()[unit])) * DAY, on)


def some_days(back: int) -> Reader:
    """*days after*, of which nobody says how many; *two days after* is told from another day."""

    def span(match: re.Match[str], on: date) -> DateSpan | None:
        before = match.string[: match.start()].lower().split()
        counted = bool(before) and (before[-1].isdigit() or before[-1] in numbers())
        return None if counted else DateSpan(on - back * DAY, on)

    return span


def ago(match: re.Match[str], on: date) -> DateSpan | None:
    """*two days ago* is a day, *three months ago* a month; *over a week ago* is the day before
    that.
    """
    if match["unit"].lower() in language_table("dates.toml")["month_units"]:
        number = match.groupdict().get("number")
        return month_back(_count(number, match["unit"].lower()) if number else 1)(match, on)
    day = past(match, on).start
    vaguely = (match.groupdict().get("vaguely") or "").lower()
    if vaguely.strip() in word_set("dates", "longer_than"):
        day -= DAY
    return DateSpan(day, day)


def year(match: re.Match[str], on: date) -> DateSpan | None:
    named = int(match["year"])
    if not 1900 <= named <= on.year:
        return None
    return DateSpan(date(named, 1, 1), min(on, date(named, 12, 31)))


def year_back(back: int) -> Reader:
    """The year so many years before that of publication."""

    def span(_match: re.Match[str], on: date) -> DateSpan:
        first = date(on.year - back, 1, 1)
        return DateSpan(first, min(on, date(on.year - back, MONTHS, 31)))

    return span


def week(back: int) -> Reader:
    """The week so many weeks before that of publication."""

    def span(_match: re.Match[str], on: date) -> DateSpan:
        monday = on - on.weekday() * DAY - 7 * back * DAY
        return DateSpan(monday, min(on, monday + 6 * DAY))

    return span


def days(first: int, last: int) -> Reader:
    """From `first` to `last` days before publication."""
    return lambda _match, on: DateSpan(on - first * DAY, on - last * DAY)


def month_back(back: int) -> Reader:
    """The month so many months before that of publication."""

    def span(_match: re.Match[str], on: date) -> DateSpan:
        years, month = divmod(on.year * MONTHS + on.month - 1 - back, MONTHS)
        return _month(years, month + 1, on)

    return span


def _back_to(weekday_number: int, on: date) -> date:
    """The latest such weekday not after `on`."""
    return on - ((on.weekday() - weekday_number) % 7) * DAY


def _month(year_number: int, month: int, latest: date) -> DateSpan:
    last = date(year_number, month, calendar.monthrange(year_number, month)[1])
    first = date(year_number, month, 1)
    return DateSpan(first, max(first, min(last, latest)))


def _count(words: str, unit: str) -> int:
    """*3*, *three*. *A few* is as many as *recent*: four days or three weeks."""
    if words.isdigit():
        return int(words)
    vague: Mapping[str, int] = language_table("dates.toml")["vague_counts"]
    return numbers().get(words.lower(), vague.get(unit, 1))
