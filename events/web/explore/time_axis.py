"""A time axis from left to right in every language, divided into buckets of one size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import dateformat
from django.utils.translation import get_language_bidi

from events.models.reads.buckets import BucketSize

SHORTEST = timedelta(days=14)  # a single day would fill the whole width with one bar
MOST_TICKS, LAST_TICK = 9, 97  # a label further right, in per cent, would run off the drawing
STEPS = [
    *((days, 0) for days in (1, 2, 7, 14)),
    *((0, months) for months in (1, 2, 3, 6, 12, 24, 60, 120, 300, 1200)),
]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis; `x` in per cent. Every other one is `spare`, left out on narrow
    screens.
    """

    x: float
    label: str
    spare: bool

    @property
    def at_start(self) -> bool:
        """Whether half of the label would run off the left edge."""
        return self.x < 3


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from `start` (inclusive) to `end` (exclusive), both edges of buckets."""

    start: date
    end: date
    size: BucketSize

    @classmethod
    def around(cls, first: date, last: date) -> TimeAxis:
        """An axis of whole buckets that shows both days."""
        first = min(first, last - SHORTEST + timedelta(days=1))
        size = BucketSize.fitting((last - first).days + 1)
        return cls(size.first_day(first), size.next_first_day(size.first_day(last)), size)

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    def at(self, day: date, *, part: float = 0) -> float:
        """Where the day is, in per cent of the width and never outside; `part` 0.5 is its noon."""
        days = (day - self.start).days + part
        return round(min(max(100 * days / (self.end - self.start).days, 0), 100), 3)

    def buckets(self) -> Iterator[tuple[date, date]]:
        start = self.start
        while start < self.end:
            end = self.size.next_first_day(start)
            yield start, end
            start = end

    def ticks(self) -> Sequence[Tick]:
        """At most MOST_TICKS labels at round days."""
        days, months = next(step for step in STEPS if self._length(*step) <= MOST_TICKS)
        marks = [day for day in self._every(days, months) if self.at(day) <= LAST_TICK]
        return [
            Tick(self.at(day), _label(day, days, months, number), number % 2 == 1)
            for number, day in enumerate(marks)
        ]

    def _length(self, days: int, months: int) -> float:
        return (self.end - self.start).days / (days or 30.4 * months)

    def _every(self, days: int, months: int) -> Iterator[date]:
        day = self.start if days else _month(self.start, months)
        while day < self.end:
            if day >= self.start:
                yield day
            day = day + timedelta(days=days) if days else _later(day, months)


def _month(day: date, step: int) -> date:
    """The last round month at or before the day: with a step of 3 January, April, July, October."""
    months = day.year * 12 + day.month - 1
    return _of(months - months % step)


def _later(day: date, months: int) -> date:
    return _of(day.year * 12 + day.month - 1 + months)


def _of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _label(day: date, days: int, months: int, number: int) -> str:
    """*13 Nov*, *Nov*, *2024*; the first one and each January give the year. Arabic, which cuts no
    month short, has figures.
    """
    if months >= 12:
        return str(day.year)
    has_year = number == 0 or (months and day.month == 1)
    parts = ["" if months else "j", "n" if get_language_bidi() else "M", "Y" if has_year else ""]
    return dateformat.format(
        day, ("/" if get_language_bidi() else " ").join(part for part in parts if part)
    )
