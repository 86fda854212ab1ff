"""A total with its list: what it comes to, what it counts, and what it leaves out and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from events.models import Actor, Event, PartOf
from events.models.events import SUMMED, EventQuerySet
from events.models.reads import sums
from events.wording.counting.counts import how_many

MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event that a total leaves out, the reason, and the event that holds it."""

    event: Event
    because: str
    whole: Event | None


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total. `number` is *at least 5* or *3–6*; `left_out` are the newest of those."""

    what: str
    number: str | None
    total: sums.Total
    left_out: list[LeftOut]


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a side claims of events, against what another, or those of no side, say of the same."""

    side: Actor
    other: Actor | None
    what: str
    events: int
    number: str | None
    other_number: str | None


def sums_of(events: EventQuerySet) -> list[Sum]:
    """Of killed, wounded and munitions, those of which an event gives a number."""
    found = sums.totals(events)
    return [
        Sum(what, _number(found[what]), found[what], _left_out(events, what))
        for what in SUMMED
        if found[what].counted or found[what].left_out
    ]


def claims_of(events: EventQuerySet) -> list[Claimed]:
    """A row for each pair of sides that both give numbers of the same events."""
    rows = sums.claimed_by(events)
    keys = {key for row in rows for key in (row.side, row.other) if key}
    sides = Actor.objects.in_bulk(keys)
    return [
        Claimed(
            sides[row.side],
            sides[row.other] if row.other else None,
            row.what,
            row.events,
            how_many(row.low, row.high),
            how_many(row.other_low, row.other_high),
        )
        for row in rows
    ]


def _number(total: sums.Total) -> str | None:
    if not total.counted or total.low is None:
        return None
    return how_many(total.low, None if total.open else total.high)


def _left_out(events: EventQuerySet, what: str) -> list[LeftOut]:
    found = list(events.left_out_of(what).newest_first().for_list()[:MOST_LISTED])
    wholes = _wholes(found)
    return [LeftOut(event, event.why_left_out(what), wholes.get(event.pk)) for event in found]


def _wholes(events: Iterable[Event]) -> dict[int, Event]:
    rows = PartOf.objects.holding().filter(part__in=[event.pk for event in events])
    return {row.part_id: row.whole for row in rows.for_page()}
