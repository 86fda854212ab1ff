"""What totals come to, how many events they count, and what sides say of the same events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Q

from events.models.counting.ledger import TOLLS, ReportedTotal
from events.models.events import SUMMED, EventQuerySet
from events.models.reads.chart_counts import people_by_day

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
    """Of killed, wounded and munitions, by a fixed number of queries: from tallies and the index of
    what is left out, as far as they hold the events.
    """
    return {what: _total(events, what) for what in SUMMED}


def _total(events: EventQuerySet, what: str) -> Total:
    left_out = Count("pk", filter=~Q(**{"not_counted": "", f"{what}_left_out": ""}))
    waiting = Count("pk", filter=Q(**{f"{what}_left_out__startswith": WAITING}))
    if what not in TOLLS:
        found = events.giving(what).aggregate(n=Count("pk"), out=left_out, waiting=waiting)
        return Total(None, None, 0, found["n"] - found["out"], found["out"], found["waiting"])
    found = events.left_out_of(what).aggregate(out=left_out, waiting=waiting)
    months = people_by_day(events, what, by_month=True)
    low, high, open_, counted = (
        sum(getattr(month, name) for month in months) for name in ("low", "high", "open", "said")
    )
    return Total(low, high, open_, counted, found["out"], found["waiting"])


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
