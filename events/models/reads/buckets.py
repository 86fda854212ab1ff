"""Days gathered into weeks, months and years, for timelines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Self

from events.models.events.counts import DayCount


class BucketSize(StrEnum):
    DAY = "day"
    WEEK = "week"  # from Monday, as ISO 8601 has it
    MONTH = "month"
    YEAR = "year"

    @classmethod
    def fitting(cls, days: int) -> Self:
        """The shortest size of which a range of so many days holds at most about 130: as many bars
        as a screen can tell apart.
        """
        return next(size for size, longest in _LONGEST.items() if days <= longest)

    @property
    def longest(self) -> int:
        """The most days of which it is the fitting size."""
        return _LONGEST[self]

    @property
    def coarser(self) -> BucketSize:
        """The next longer size; of years there is none."""
        return {BucketSize.DAY: BucketSize.WEEK, BucketSize.WEEK: BucketSize.MONTH}.get(
            self, BucketSize.YEAR
        )

    def first_day(self, day: date) -> date:
        """The day on which the bucket that holds `day` begins."""
        match self:
            case BucketSize.WEEK:
                return day - timedelta(days=day.weekday())
            case BucketSize.MONTH:
                return day.replace(day=1)
            case BucketSize.YEAR:
                return day.replace(month=1, day=1)
        return day

    def next_first_day(self, first: date) -> date:
        """The day on which the following bucket begins: the exclusive end of this one."""
        match self:
            case BucketSize.WEEK:
                return first + timedelta(days=7)
            case BucketSize.MONTH:
                return (first + timedelta(days=31)).replace(day=1)
            case BucketSize.YEAR:
                return first.replace(year=first.year + 1)
        return first + timedelta(days=1)


# in days
_LONGEST = {
    BucketSize.DAY: 120,
    BucketSize.WEEK: 910,
    BucketSize.MONTH: 4_000,
    BucketSize.YEAR: 1_000_000,
}


@dataclass(frozen=True, slots=True)
class Bucket:
    """The events whose last day lies from `start` (inclusive) to `end` (exclusive), counted by
    kind.
    """

    start: date
    end: date
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def gather(days: Iterable[DayCount], size: BucketSize) -> list[Bucket]:
    """The rows of `EventQuerySet.by_day` as buckets, oldest first; a bucket without events is left
    out.
    """
    counts: defaultdict[date, Counter[str]] = defaultdict(Counter)
    for day, rows in groupby(days, key=itemgetter("ends_on")):
        bucket = counts[size.first_day(day)]
        for row in rows:
            bucket[row["kind"]] += row["count"]
    return [
        Bucket(first, size.next_first_day(first), dict(counts[first])) for first in sorted(counts)
    ]
