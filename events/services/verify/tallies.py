"""What pages read as counts is what counting gives."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from django.db import connection, transaction

from events.models import Event, Tally
from events.models.counting.tallies import KINDS_OF_FACETS
from events.services.tallies.contributions import VIEW
from events.services.tallies.triggers import missing
from events.services.verify.invariant import Finding, Invariant, Look


def invariants() -> list[Invariant]:
    """One look at all of a facet: a tally belongs to no event."""
    return [
        _invariant("the database keeps its tallies", _without_triggers),
        *(
            _invariant(f"tallies of {facet} hold what events give", _not_as_counted(facet))
            for facet in KINDS_OF_FACETS
        ),
    ]


def _invariant(name: str, broken: Look) -> Invariant:
    first = Event.objects.order_by("pk").values_list("pk", flat=True)[:1]
    rows = Event.objects.filter(pk__in=list(first)).only("public_id")
    return Invariant(name, rows, broken, span=sys.maxsize)


def _without_triggers(events: Sequence[Event]) -> Iterator[Finding]:
    for event in events:
        for name in missing():
            yield _finding(event, f"the database has no trigger {name}: run `manage.py migrate`")


def _not_as_counted(facet: str) -> Look:
    def broken(events: Sequence[Event]) -> Iterator[Finding]:
        for event in events if Tally.objects.kept() else ():
            number = _different(facet)
            if number:
                problem = f"{number} tallies of {facet} are off: run `manage.py rebuild_tallies`"
                yield _finding(event, problem)

    return broken


def _finding(event: Event, problem: str) -> Finding:
    return Finding(event.pk, "tally", "", problem)


def _different(facet: str) -> int:
    """How many sums of the facet differ, leaving out the events that are uncounted."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(_DIFFERENT, [facet, facet])
        return int(cursor.fetchone()[0])


_KEY = "country, day, kind, status, value, key"
_DIFFERENT = f"""
SELECT COUNT(*) FROM (
    SELECT {_KEY} FROM (
        SELECT {_KEY}, amount FROM events_tally WHERE facet = %s
        UNION ALL
        SELECT {_KEY}, -amount FROM {VIEW}
        WHERE facet = %s AND event_id NOT IN (SELECT event_id FROM events_uncounted)
    ) both_sides GROUP BY {_KEY} HAVING SUM(amount) <> 0
) different
"""  # noqa: S608 - made of names of this project
