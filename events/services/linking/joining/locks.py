"""Make workers that link the same neighbourhood wait for each other.

Two that finish at once must not both make an event of one occurrence, nor move one report to two
events. SQLite has one writer at a time and needs no lock.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256

from django.db import connection

from events.services.linking.joining.kept_traits import Node
from events.services.linking.matching.features import LONGEST_SPAN, MOST_APART

LOCK = 7_304_411  # with a number of the area and day; no other pair of advisory locks has it first
Areas = frozenset[str]


def areas_of(nodes: Iterable[Node]) -> Areas:
    """Names of what these reports and all that can be linked to them have in common.

    Two reports can be linked if they share a country, a side or a place, and a day or the next.
    Copies have a lock of their own.
    """
    return frozenset(area for node in nodes for area in _areas(node))


def lock(areas: Collection[str]) -> None:
    """Wait until nobody else holds any of these areas, and hold them until the transaction ends."""
    if not needs_locks():
        return
    numbers = sorted({_number(area) for area in areas})  # in one order, so that no two wait in turn
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, number) FROM unnest(%s::int[]) AS number",
            [LOCK, numbers],
        )


def needs_locks() -> bool:
    """Whether several can write at once."""
    return connection.vendor == "postgresql"


def _areas(node: Node) -> Iterator[str]:
    traits, spot = node.traits, node.traits.spot
    names = [f"side {node.side}"] if node.side else []
    if spot:
        names.append(f"in {spot.country}" if spot.country else f"at {spot.key}")
    for day in _days(traits.days.start, traits.days.end):
        yield from (f"{name} {day}" for name in names)


def _days(start: date, end: date) -> Iterator[date]:
    if end - start >= LONGEST_SPAN:  # compared with the same span only
        yield start
        return
    day = start - MOST_APART
    while day <= end + MOST_APART:
        yield day
        day += timedelta(days=1)


def _number(area: str) -> int:
    return int.from_bytes(sha256(area.encode()).digest()[:4], "big", signed=True)
