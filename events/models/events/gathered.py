# ruff: noqa: S608 - made of this module's own names and of what Django compiles; values are parameters
"""All that a page counts of the events that a filter leaves, where no tally holds it: the filter is
run once, not once a facet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import OperationalError, connections, transaction
from django.db.models import QuerySet

from events.models.events.estimate import Estimate

SAMPLE = 20_000  # events that are looked at where counting all takes too long
NEWEST = 31  # what the first page of a list shows, and one more
TABLE = 'FROM "events_event"'
CANCELED = "57014"  # by the limit of a statement


@dataclass(frozen=True, slots=True)
class Gathered:
    """Numbers of events; keys of facets are strings, of sides their primary keys.

    `newest` are the primary keys of the newest ones; None where they are not known.
    """

    days: Mapping[tuple[date, str], int]
    facets: Mapping[str, Mapping[str, int]]
    newest: Sequence[int] | None

    @property
    def total(self) -> int:
        """About so many where a sample gave it: also where the sample holds none."""
        total = sum(self.days.values())
        return total if self.newest is not None else Estimate(total)

    def number(self, name: str) -> int:
        return self.facets[name].get("", 0)


def gather(events: QuerySet[Any, Any], seconds: float | None = None) -> Gathered:
    """`events` gives the columns of FOUND. After so many `seconds`, what a sample gives."""
    if seconds is None or connections[events.db].vendor != "postgresql":
        return _gathered(_rows(events))
    try:
        return _gathered(_rows(events, seconds=seconds))
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", "") != CANCELED:
            raise
    share = _share(events)
    return _gathered(_rows(events, share=share), share)


FOUND = ("pk", "kind", "status", "review", "ends_on", "vague")
NAMES = "id, kind, status, review, day, vague"
# each of several places with the same value once, and that which is named first
_COUNTS = f"""
WITH found({NAMES}) AS MATERIALIZED ({{events}}),
placed AS MATERIALIZED (
    SELECT x.event_id, p.country, p.precision, x.ordinal = 0 AND p.lat IS NOT NULL AS drawn
    FROM found JOIN events_eventplace x ON x.event_id = found.id
    JOIN events_place p ON p.id = x.place_id
)
SELECT 'day', day, kind, COUNT(*) FROM found GROUP BY day, kind
UNION ALL SELECT 'kind', NULL, kind, COUNT(*) FROM found GROUP BY kind
UNION ALL SELECT 'status', NULL, status, COUNT(*) FROM found GROUP BY status
UNION ALL SELECT 'review', NULL, review, COUNT(*) FROM found GROUP BY review
UNION ALL SELECT 'vague', NULL, '', COUNT(*) FROM found WHERE vague
UNION ALL SELECT 'placed', NULL, '', COUNT(*) FROM placed WHERE drawn
UNION ALL SELECT 'country', NULL, country, COUNT(*)
    FROM (SELECT DISTINCT event_id, country FROM placed WHERE country <> '') c GROUP BY country
UNION ALL SELECT 'precision', NULL, precision, COUNT(*)
    FROM (SELECT DISTINCT event_id, precision FROM placed) c GROUP BY precision
UNION ALL SELECT 'weapon', NULL, w.type, COUNT(*)
    FROM found JOIN events_eventweapon w ON w.event_id = found.id GROUP BY w.type
UNION ALL SELECT 'actor', NULL, CAST(actor_id AS varchar(20)), COUNT(*) FROM (
    SELECT DISTINCT a.event_id, a.actor_id
    FROM found JOIN events_eventactor a ON a.event_id = found.id
) c GROUP BY actor_id
UNION ALL SELECT 'newest', NULL, CAST(id AS varchar(20)), 1
    FROM (SELECT id FROM found ORDER BY day DESC, id DESC LIMIT {NEWEST}) n
"""
Row = tuple[str, date | str | None, str, int]


def _rows(
    events: QuerySet[Any, Any], *, seconds: float | None = None, share: float = 1
) -> list[Row]:
    found, values = events.query.get_compiler(events.db).as_sql()
    if share < 1:
        sample = f"{TABLE} TABLESAMPLE SYSTEM ({100 * share:.4f}) REPEATABLE (1)"
        found = found.replace(TABLE, sample, 1)
    with _limited(events.db, seconds), connections[events.db].cursor() as cursor:
        cursor.execute(_COUNTS.format(events=found), values)
        rows: list[Row] = cursor.fetchall()
    return rows


@contextmanager
def _limited(database: str, seconds: float | None) -> Iterator[None]:
    """A statement may take so long, and is rolled back alone."""
    if seconds is None:
        yield
        return
    with transaction.atomic(database), connections[database].cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = %s", [max(1, int(1000 * seconds))])
        yield
        cursor.execute("SET LOCAL statement_timeout TO DEFAULT")


def _share(events: QuerySet[Any, Any]) -> float:
    """Of the events that are looked at: never all, lest that took as long again."""
    with connections[events.db].cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'events_event'")
        return float(min(0.5, SAMPLE / max(cursor.fetchone()[0], 1)))


def _gathered(rows: Iterable[Row], share: float = 1) -> Gathered:
    days: dict[tuple[date, str], int] = {}
    facets: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, day, value, counted in rows:
        number = counted if share == 1 else Estimate.of(counted, share)
        if day is None:
            facets[name][value] = number
        else:
            days[day if isinstance(day, date) else date.fromisoformat(day), value] = number
    newest = None if share < 1 else [int(key) for key in facets.pop("newest", ())]
    gathered = Gathered(days, facets, newest)
    facets["unplaced"][""] = gathered.total - gathered.number("placed")
    return gathered
