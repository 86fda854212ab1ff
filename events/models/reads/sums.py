"""What totals come to, how many events they count, and what sides say of the same events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from events.models.counting.ledger import TOLLS, ReportedTotal
from events.models.events import SUMMED, EventQuerySet

WAITING = "waits for"  # how the reason of a number begins that no reviewer has looked at


class Total(NamedTuple):
    """The sum of what is said at least and at most, and how many events it adds.

    `open` events say only *at least*, so that `high` is a lower bound, too. `left_out` events give
    a number that is not added; `waiting` of them wait for a reviewer. Munitions have no one sum:
    what is launched and what is stopped are two, which the chart adds.
    """

    low: int | None
    high: int | None
    open: int
    counted: int
    left_out: int
    waiting: int


def totals(events: EventQuerySet) -> dict[str, Total]:
    """Of killed, wounded and munitions, by a fixed number of queries."""
    return {what: _total(events, what) for what in SUMMED}


def _total(events: EventQuerySet, what: str) -> Total:
    counted = Q(**{"not_counted": "", f"{what}_left_out": ""})
    found: dict[str, int] = events.giving(what).aggregate(
        counted=Count("pk", filter=counted),
        left_out=Count("pk", filter=~counted),
        waiting=Count("pk", filter=Q(**{f"{what}_left_out__startswith": WAITING})),
    )
    return Total(**_numbers(events, what), **found)


def _numbers(events: EventQuerySet, what: str) -> dict[str, Any]:
    if what not in TOLLS:
        return {"low": None, "high": None, "open": 0}
    low, high = F(f"{what}_min"), F(f"{what}_max")
    at_least = Q(**{f"{what}_min__isnull": False, f"{what}_max__isnull": True})
    found = events.counted_in(what).aggregate(
        low=Sum(Coalesce(low, 0)),
        high=Sum(Coalesce(high, low, 0)),
        open=Count("pk", filter=at_least),
    )
    return {name: number or 0 for name, number in found.items()}


class Figures(NamedTuple):
    """What a side says of events, and what another says of the same ones; no `other`: those who
    speak for no side. Sums of ranges.
    """

    what: str
    side: int
    other: int | None
    events: int
    low: int
    high: int
    other_low: int
    other_high: int


def claimed_by(events: EventQuerySet, most: int = 50) -> list[Figures]:
    """Each pair of sides that both give a number of the same events, of those that totals count, by
    one query: what one claims against what the other claims.
    """
    keys, values = events.filter(not_counted="").order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_CLAIMED.format(keys=keys), values)
        rows = [Figures(*row) for row in cursor.fetchmany(most)]
    return rows


def reported_totals(read: Mapping[str, Any], most: int = 100) -> list[ReportedTotal]:
    """The newest running totals, narrowed by the days and countries of a filter; `read` are its
    values. They are never added.
    """
    rows = ReportedTotal.objects.between(read.get("after"), read.get("before"))
    if read.get("country"):
        rows = rows.in_countries(read["country"])
    return list(rows.newest_first()[:most])


# The ORM cannot group what it has grouped: the range of each side in each event, then their sums.
# Most statements are by nobody's side, and most events have one voice: the index of statements by
# sides finds the events of which two speak, and only their statements are read.
_CLAIMED = """
WITH sided AS MATERIALIZED (
    SELECT DISTINCT one.event_id FROM events_tollstatement one
    JOIN events_tollstatement other ON other.event_id = one.event_id AND other.what = one.what
    WHERE one.stands AND one.side_id IS NOT NULL AND other.stands
      AND (other.side_id IS NULL OR other.side_id <> one.side_id)
), said AS (
    SELECT toll.event_id, toll.what, toll.side_id, MIN(COALESCE(toll.total_low, 0)) AS low,
           MAX(COALESCE(toll.total_high, toll.total_low, 0)) AS high
    FROM sided JOIN events_tollstatement toll ON toll.event_id = sided.event_id
    JOIN events_event event ON event.id = toll.event_id
    WHERE toll.stands AND toll.event_id IN ({keys})
      AND CASE toll.what WHEN 'killed' THEN event.killed_left_out
                         ELSE event.wounded_left_out END = ''
    GROUP BY toll.event_id, toll.what, toll.side_id
)
SELECT one.what, one.side_id, other.side_id, COUNT(*), SUM(one.low), SUM(one.high),
       SUM(other.low), SUM(other.high)
FROM said one JOIN said other ON one.event_id = other.event_id AND one.what = other.what
WHERE one.side_id IS NOT NULL
  AND (other.side_id IS NULL OR one.side_id < other.side_id)
GROUP BY one.what, one.side_id, other.side_id
ORDER BY COUNT(*) DESC, one.what, one.side_id, other.side_id
"""
