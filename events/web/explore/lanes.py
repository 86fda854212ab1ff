"""The timeline: a lane for each kind, actor or place, with a mark for a day and a bar for a range
of days.

A few events are drawn one by one. Many are counted in buckets, so that the page does not grow with
their number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.models import Event
from events.models.events import EventQuerySet
from events.models.events.conditions import VAGUE_AFTER
from events.models.events.counts import DayCount, ValueOfDay
from events.models.occurrence import KINDS
from events.web.explore.time_axis import TimeAxis
from events.wording.labels.naming import kind_label
from events.wording.labels.places import actor_name, place_name

_Told = TypeVar("_Told")
ONE_BY_ONE = 300  # events; more are counted
LANES = 12
ROWS, ROW_HEIGHT = 10, 18  # px
WIDEST_MARK = 2.4  # per cent of the width: what a mark takes where the lane is 640 pixels wide
COUNTED_HEIGHT = 40  # px

Rows = Iterable[ValueOfDay]
# a value and its label; the value is what the filter's parameter takes, empty where there is none
Key = tuple[str, str | Promise]
NOT_NAMED: Mapping[str, Key] = {
    "side": ("", _("Side not named")),
    "place": ("", _("Place not named")),
}
OTHERS: Mapping[str, Key] = {
    "kind": ("", _("Others")),
    "side": ("", _("Other sides")),
    "place": ("", _("Other places")),
}
PARAMETER = {"kind": "kind", "side": "actor", "place": "place"}


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in its lane. `x` is the middle of its days, `start` and `width` are its bar's, in
    per cent; `y` is in pixels.
    """

    event: Event
    x: float
    y: int
    start: float
    width: float
    vague: bool  # no day is certain: the bar's edges fade

    @property
    def is_span(self) -> bool:
        return self.event.starts_on != self.event.ends_on


@dataclass(frozen=True, slots=True)
class LaneBar:
    """Events of a bucket that are counted, not drawn. `height` is 0 where only the number is
    shown.
    """

    start: date
    end: date
    x: float
    width: float
    count: int
    height: float

    @property
    def share(self) -> float:
        """How dark its cell is; never so light that it cannot be seen."""
        return round(0.15 + 0.85 * self.height / COUNTED_HEIGHT, 2)

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lane:
    value: str
    label: str | Promise
    count: int
    height: int
    marks: Sequence[Mark] = ()
    counts: Sequence[LaneBar] = ()


@dataclass(frozen=True, slots=True)
class Lanes:
    """`counted`: there are too many events to draw each. `by` is kind, side or place."""

    axis: TimeAxis
    by: str
    counted: bool
    lanes: Sequence[Lane]

    @property
    def parameter(self) -> str:
        return PARAMETER[self.by]


def lanes_of(
    events: EventQuerySet,
    total: int,
    axis: TimeAxis,
    by: str,
    *,
    days: Iterable[DayCount] | None = None,
) -> Lanes:
    """The lanes of these events: three queries for a few, one for many.

    `days` are the rows of `events.by_day()` if they have been read already.
    """
    if total > ONE_BY_ONE:
        # a dozen lanes of a hundred bars would make the page too heavy
        coarse = replace(axis, size=axis.size.coarser)
        return Lanes(coarse, by, True, list(_counted(_ROWS[by](events, days), coarse, by)))
    found: defaultdict[Key, list[Event]] = defaultdict(list)
    for event in events.for_lanes():
        for key in _KEYS[by](event):
            found[key].append(event)
    by_lane = _the_fullest(found, {key: len(told) for key, told in found.items()}, by)
    return Lanes(axis, by, False, [_drawn(key, _once(told), axis) for key, told in by_lane])


def _sides(event: Event) -> Iterable[Key]:
    sides = {(row.actor.slug, actor_name(row.actor)) for row in event.event_actors.all()}
    return sorted(sides) or [NOT_NAMED["side"]]


def _place(event: Event) -> Iterable[Key]:
    places = event.event_places.all()
    return (
        [(str(places[0].place.pk), place_name(places[0].place))] if places else [NOT_NAMED["place"]]
    )


_KEYS: Mapping[str, Callable[[Event], Iterable[Key]]] = {
    "kind": lambda event: [(event.kind, kind_label(event.kind))],
    "side": _sides,
    "place": _place,
}
_ROWS: Mapping[str, Callable[[EventQuerySet, Iterable[DayCount] | None], Rows]] = {
    "kind": lambda events, days: _by_kind(events.by_day() if days is None else days),
    "side": lambda events, days: events.by_day_and_side(),
    "place": lambda events, days: events.by_day_and_place(),
}


def _by_kind(days: Iterable[DayCount]) -> Rows:
    labels = {kind: kind_label(kind) for kind, _ in KINDS}  # once: there are rows of every day
    for row in days:
        kind = row["kind"]
        yield {
            "ends_on": row["ends_on"],
            "value": kind,
            "label": labels[kind],
            "count": row["count"],
        }


def _the_fullest(
    found: Mapping[Key, list[_Told]], sizes: Mapping[Key, int], by: str
) -> list[tuple[Key, list[_Told]]]:
    """The lanes with the most events, kinds in the order of the legend. The rest share one lane;
    unnamed comes last.
    """
    named = sorted((key for key in found if key[0]), key=lambda key: (-sizes[key], key[1]))
    kept, rest = named[:LANES], named[LANES:]
    if by == "kind":
        kept.sort(key=lambda key: list(dict(KINDS)).index(key[0]))
    lanes = [(key, found[key]) for key in kept]
    if rest:
        lanes.append((OTHERS[by], [row for key in rest for row in found[key]]))
    return lanes + [(key, rows) for key, rows in found.items() if not key[0]]


def _once(told: Iterable[Event]) -> list[Event]:
    """Each event once, the earliest first: two actors in one shared lane would bring it twice."""
    return sorted(
        {event.pk: event for event in told}.values(),
        key=lambda event: (event.starts_on, event.ends_on, event.pk),
    )


def _drawn(key: Key, told: Sequence[Event], axis: TimeAxis) -> Lane:
    ends = [-1.0] * ROWS
    marks, left_over = [], Counter[tuple[date, date]]()
    for event in told:
        start, end = axis.at(event.starts_on), axis.at(event.ends_on + timedelta(days=1))
        x = (start + end) / 2
        left, right = min(start, x - WIDEST_MARK / 2), max(end, x + WIDEST_MARK / 2)
        row = next((row for row in range(ROWS) if ends[row] <= left), None)
        if row is None:
            left_over[(event.starts_on, event.ends_on + timedelta(days=1))] += 1
            continue
        ends[row] = right
        vague = (event.ends_on - event.starts_on).days > VAGUE_AFTER
        marks.append(
            Mark(event, round(x, 3), row * ROW_HEIGHT, start, round(end - start, 3), vague)
        )
    rows = 1 + max((mark.y // ROW_HEIGHT for mark in marks), default=0) + bool(left_over)
    counts = [
        LaneBar(start, end, round((axis.at(start) + axis.at(end)) / 2, 3), 0, count, 0)
        for (start, end), count in left_over.items()
    ]
    return Lane(*key, len(told), rows * ROW_HEIGHT, marks, counts)


def _counted(rows: Rows, axis: TimeAxis, by: str) -> Iterable[Lane]:
    """Lanes of bars, all on one scale."""
    found: defaultdict[Key, list[ValueOfDay]] = defaultdict(list)
    for row in rows:
        named = row["value"] is not None
        found[(str(row["value"]), row["label"] or "") if named else NOT_NAMED[by]].append(row)
    sizes = {key: sum(row["count"] for row in told) for key, told in found.items()}
    lanes = [(key, _by_bucket(told, axis)) for key, told in _the_fullest(found, sizes, by)]
    highest = max((count for _, counts in lanes for count in counts.values()), default=1)
    for key, counts in lanes:
        bars = list(_bars(counts, axis, highest))
        yield Lane(*key, sum(counts.values()), COUNTED_HEIGHT, counts=bars)


def _by_bucket(rows: Rows, axis: TimeAxis) -> Counter[date]:
    """Counts by the first day of the bucket. Events that end after the axis count in its last
    bucket.
    """
    counts = Counter[date]()
    last = axis.last
    for day, told in groupby(rows, key=itemgetter("ends_on")):
        first = axis.size.first_day(min(max(day, axis.start), last))
        counts[first] += sum(row["count"] for row in told)
    return counts


def _bars(counts: Counter[date], axis: TimeAxis, highest: int) -> Iterable[LaneBar]:
    for start in sorted(counts):
        end = axis.size.next_first_day(start)
        x = axis.at(start)
        height = max(round(COUNTED_HEIGHT * counts[start] / highest, 1), 2)
        yield LaneBar(start, end, x, round((axis.at(end) - x) * 0.88, 3), counts[start], height)
