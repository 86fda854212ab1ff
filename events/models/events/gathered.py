# ruff: noqa: S608 - made of this module's own names and of what Django compiles; values are parameters
"""All that a page counts of the events that a filter leaves, where no tally holds it: the filter is
run once, not once a facet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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


def gather(
    events: QuerySet[Any, Any], seconds: float | None = None, unasked: Collection[str] = ()
) -> Gathered:
    """`events` gives the columns of FOUND. After so many `seconds`, what a sample gives. Facets of
    parts that are `unasked` are not counted.
    """
    if connections[events.db].vendor != "postgresql":
        return _gathered(_rows(events, _counts("sqlite", unasked)))
    counts = _counts("postgresql", unasked)
    try:
        with planned(events.db, seconds):
            return _gathered(_rows(events, counts))
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", "") != CANCELED:
            raise
    share = _share(events)
    with planned(events.db):
        return _gathered(_rows(events, counts, share), share)


FOUND = ("pk", "kind", "status", "review", "ends_on", "vague")
NAMES = "id, kind, status, review, day, vague"
PARTS = {
    "weapon": "SELECT 'weapon', NULL, w.type, COUNT(*) FROM found f "
    "JOIN events_eventweapon w ON w.event_id = f.id GROUP BY w.type",
    "actor": "SELECT 'actor', NULL, CAST(actor_id AS varchar(20)), COUNT(*) FROM ("
    "SELECT DISTINCT a.event_id, a.actor_id FROM events_eventactor a WHERE a.event_id {among}"
    ") c GROUP BY actor_id",
}
# Each event has one first place, so that those are counted by place: a few hundred rows. Of the
# few others, each counts where none that is named before it has the same value; they keep their
# event. All are read once, and only what is counted is kept.
PLACED = """placed AS MATERIALIZED (
    SELECT CASE WHEN x.ordinal > 0 THEN x.event_id END AS event_id, x.place_id, x.ordinal,
        COUNT(*) AS n
    FROM events_eventplace x WHERE x.event_id {among}
    GROUP BY CASE WHEN x.ordinal > 0 THEN x.event_id END, x.place_id, x.ordinal
),
first AS MATERIALIZED (
    SELECT p.country, p.precision, p.lat IS NOT NULL AS drawn, CAST(SUM(f.n) AS bigint) AS n
    FROM placed f JOIN events_place p ON p.id = f.place_id WHERE f.ordinal = 0
    GROUP BY p.country, p.precision, p.lat IS NOT NULL
),
later AS MATERIALIZED (
    SELECT x.event_id, x.place_id, x.ordinal, p.country, p.precision
    FROM placed x JOIN events_place p ON p.id = x.place_id WHERE x.ordinal > 0
)"""
BEFORE = (
    "SELECT 1 FROM events_eventplace y JOIN events_place q ON q.id = y.place_id WHERE y.event_id = "
    "x.event_id AND (y.ordinal, y.place_id) < (x.ordinal, x.place_id)"
)
COUNTRIES = f"""
SELECT 'country' AS name, NULL AS day, country AS value, n FROM first WHERE country <> ''
UNION ALL SELECT 'country', NULL, country, COUNT(*) FROM later x WHERE country <> ''
    AND NOT EXISTS ({BEFORE} AND q.country = x.country) GROUP BY country"""
_COUNTS = f"""
WITH found({NAMES}) AS MATERIALIZED ({{events}}),
{PLACED}
SELECT 'own', day, kind || '|' || status || '|' || review || '|'
    || CASE WHEN vague THEN 'vague' ELSE 'certain' END, COUNT(*)
    FROM found GROUP BY day, kind, status, review, vague
UNION ALL SELECT 'placed', NULL, '', n FROM first WHERE drawn
UNION ALL {COUNTRIES}
UNION ALL SELECT 'precision', NULL, precision, n FROM first
UNION ALL SELECT 'precision', NULL, precision, COUNT(*) FROM later x
    WHERE NOT EXISTS ({BEFORE} AND q.precision = x.precision) GROUP BY precision
UNION ALL SELECT 'newest', NULL, CAST(id AS varchar(20)), 1
    FROM (SELECT id FROM found ORDER BY day DESC, id DESC LIMIT {NEWEST}) n
"""
# PostgreSQL looks each up in an index, in their order; a join made a hash of a million parts
AMONG = {"postgresql": "= ANY(ARRAY(SELECT id FROM found))", "sqlite": "IN (SELECT id FROM found)"}
Row = tuple[str, date | str | None, str, int]


def _counts(vendor: str, unasked: Collection[str]) -> str:
    """The statement, but for which events it counts."""
    parts = [query for name, query in PARTS.items() if name not in unasked]
    whole = "\nUNION ALL ".join([_COUNTS, *parts])
    return whole.format(events="{events}", among=AMONG[vendor])


def _rows(events: QuerySet[Any, Any], counts: str, share: float = 1) -> list[Row]:
    found, values = events.query.get_compiler(events.db).as_sql()
    if share < 1:
        sample = f"{TABLE} TABLESAMPLE SYSTEM ({100 * share:.4f}) REPEATABLE (1)"
        found = found.replace(TABLE, sample, 1)
    with connections[events.db].cursor() as cursor:
        cursor.execute(counts.format(events=found), values)
        rows: list[Row] = cursor.fetchall()
    return rows


@contextmanager
def planned(database: str, seconds: float | None = None) -> Iterator[None]:
    """A statement may take so long, and is rolled back alone. Without hashes: for the events of a
    side, which are looked up in a third of the time, a million were asked of one.
    """
    with transaction.atomic(database), connections[database].cursor() as cursor:
        limit = "" if seconds is None else "; SET LOCAL statement_timeout = %s"
        values = [] if seconds is None else [max(1, int(1000 * seconds))]
        cursor.execute(f"SET LOCAL enable_hashjoin TO off{limit}", values)
        yield
        cursor.execute(
            "SET LOCAL statement_timeout TO DEFAULT; SET LOCAL enable_hashjoin TO DEFAULT"
        )


def _share(events: QuerySet[Any, Any]) -> float:
    """Of the events that are looked at: never all, lest that took as long again."""
    with connections[events.db].cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'events_event'")
        return float(min(0.5, SAMPLE / max(cursor.fetchone()[0], 1)))


def _gathered(rows: Iterable[Row], share: float = 1) -> Gathered:
    days: Counter[tuple[date, str]] = Counter()
    facets: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, day, value, counted in rows:
        number = counted if share == 1 else Estimate.of(counted, share)
        if day is None:
            facets[name][value] += number
            continue
        kind, status, review, vague = value.split("|")
        days[day if isinstance(day, date) else date.fromisoformat(day), kind] += number
        for facet, own in (("kind", kind), ("status", status), ("review", review), (vague, "")):
            facets[facet][own] += number
    newest = None if share < 1 else [int(key) for key in facets.pop("newest", ())]
    gathered = Gathered(days, facets, newest)
    facets["unplaced"][""] = gathered.total - gathered.number("placed")
    return gathered
