"""The histogram of the home page: events by day, week, month or year, as numbers for a template.

Widths are percentages, so that the drawing fits every screen without a script; heights are pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from events.models.events.counts import DayCount
from events.models.occurrence import KINDS
from events.models.reads.buckets import Bucket, gather
from events.web.explore.time_axis import TimeAxis
from events.wording.labels import vocabulary
from events.wording.labels.vocabulary import labelled

TOP, HEIGHT = 6, 96
GAP = 0.12  # of a bucket's width
LEAST = 1.5  # px, so that one event stays visible beside a thousand


@dataclass(frozen=True, slots=True)
class Days:
    """A half-open range of days; None leaves an end open."""

    after: date | None
    before: date | None

    @property
    def whole(self) -> bool:
        return self.after is None and self.before is None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bucket on the axis, with its events by kind in the order of the legend."""

    start: date
    end: date
    x: float
    width: float
    total: int
    counts: Sequence[tuple[str, int]]

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Block:
    """The part of a bar that stands for one kind."""

    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Layer:
    """All blocks of one kind."""

    kind: str
    label: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Histogram:
    axis: TimeAxis
    bars: Sequence[Bar]
    layers: Sequence[Layer]
    highest: int
    latest: date  # the last day with an event; presets count back from it
    chosen: Days

    @property
    def shades(self) -> tuple[float, float, float]:
        """What lies outside the chosen days, in per cent: the width before them, then start and
        width of what follows.
        """
        before, after = (
            self.axis.at(self.chosen.after or self.axis.start),
            self.axis.at(self.chosen.before or self.axis.end),
        )
        return before, after, round(100 - after, 3)

    @property
    def bottom(self) -> int:
        return TOP + HEIGHT

    @property
    def seven(self) -> date:
        """The first of the last week that has news."""
        return self.latest - timedelta(days=6)

    @property
    def thirty(self) -> date:
        """The first of the last 30 days that have news."""
        return self.latest - timedelta(days=29)

    @property
    def ninety(self) -> date:
        return self.latest - timedelta(days=89)

    @property
    def filled(self) -> Sequence[Bar]:
        return [bar for bar in self.bars if bar.total]


def histogram(days: Iterable[DayCount], chosen: Days, *, close: bool) -> Histogram | None:
    """From the rows of `EventQuerySet.by_day`; None without events. `close` limits the axis to the
    chosen days.
    """
    rows = list(days)
    if not rows:
        return None
    first, latest = rows[0]["ends_on"], rows[-1]["ends_on"]
    axis = _axis(first, latest, chosen if close else Days(None, None))
    shown = [row for row in rows if axis.start <= row["ends_on"] < axis.end]
    bars = list(_bars(axis, gather(shown, axis.size)))
    highest = max(bar.total for bar in bars)
    return Histogram(axis, bars, list(_layers(bars, max(highest, 1))), highest, latest, chosen)


def _axis(first: date, last: date, chosen: Days) -> TimeAxis:
    start = chosen.after or min(first, (chosen.before or last) - timedelta(days=1))
    end = chosen.before - timedelta(days=1) if chosen.before else max(last, start)
    return TimeAxis.around(min(start, end), end)


def _bars(axis: TimeAxis, buckets: Iterable[Bucket]) -> Iterable[Bar]:
    found = {bucket.start: bucket.counts for bucket in buckets}
    for start, end in axis.buckets():
        counts = found.get(start, {})
        x = axis.at(start)
        width = round(axis.at(end) - x, 3)
        yield Bar(
            start,
            end,
            x,
            width,
            sum(counts.values()),
            [(kind, counts.get(kind, 0)) for kind, _ in KINDS],
        )


def _layers(bars: Sequence[Bar], highest: int) -> Iterable[Layer]:
    floors = [float(TOP + HEIGHT)] * len(bars)
    for at, (kind, label) in enumerate(labelled(vocabulary.KINDS)):
        blocks = []
        for number, bar in enumerate(bars):
            count = bar.counts[at][1]
            if count:
                height = max(round(HEIGHT * count / highest, 1), LEAST)
                floors[number] = round(floors[number] - height, 1)
                gap = bar.width * GAP
                blocks.append(
                    Block(
                        round(bar.x + gap / 2, 3), round(bar.width - gap, 3), floors[number], height
                    )
                )
        yield Layer(kind, label, blocks)
