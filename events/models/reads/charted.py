# ruff: noqa: S608 - made of this module's own names and of what Django compiles; no value
"""What the charts of a page count of events that no tally holds: the filter is run once, and each
event is read once, for days, killed and wounded, pairs of sides, munitions and
countries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connections
from django.db.models import BooleanField, Case, F, Q, QuerySet, When

from events.extraction.types import Kind, Precision
from events.models.events import OF_BARRAGES, Event, EventQuerySet
from events.models.events.counts import DayCount
from events.models.events.gathered import AMONG, BEFORE, COUNTRIES, PLACED, planned
from events.models.events.tallied import Among
from events.models.reads.chart_counts import ONLY_CLAIMED, Pair, People, named_pairs
from events.models.reads.munition_counts import Counted, ToldOfMunition, added_up

WHATS = ("killed", "wounded")
Row = tuple[Any, ...]  # what it counts, the day, the value, the number; then sums of people


@dataclass(frozen=True, slots=True)
class Charted:
    """As the functions of `chart_counts` and `region_counts` count each of them by itself."""

    days: Sequence[DayCount]
    people: Mapping[str, Sequence[People]]
    without_counts: int
    pairs: Sequence[Pair]
    countries: Mapping[str, int]
    munitions: Sequence[Counted]


def charted(events: EventQuerySet) -> Charted:
    """All of them by one query."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for name, *row in _rows(events):
        found[name].append(tuple(row))
    days = _days(found["own"])
    total = sum(row["count"] for row in days)
    return Charted(
        days,
        {what: _people(found["own"], number) for number, what in enumerate(WHATS)},
        found["unnumbered"][0][2],
        named_pairs({(value, kind): n for _, value, n, kind, *_ in found["pair"]}),
        _countries(found["country"], total - sum(n for _, _, n, *_ in found["somewhere"])),
        added_up(map(_munition, found["munition"])),
    )


def _rows(events: EventQuerySet) -> Iterable[Row]:
    connection = connections[events.db]
    postgresql = connection.vendor == "postgresql"
    keys = events.order_by().values("pk")
    # the keys first, by an index alone: else PostgreSQL read the rows of all events
    among = Event.objects.filter(Among(F("pk"), keys) if postgresql else Q(pk__in=keys))
    found, values = _columns(among).query.get_compiler(events.db).as_sql()
    with planned(events.db) if postgresql else nullcontext(), connection.cursor() as cursor:
        among_them = AMONG[connection.vendor]
        armed = among_them.replace("found", "barrages")
        cursor.execute(_COUNTS.format(events=found, among=among_them, armed=armed), values)
        rows: list[Row] = cursor.fetchall()
    return rows


def _columns(events: EventQuerySet) -> QuerySet[Any, Any]:
    """`*_in`: whether sums count its number."""
    counted = {
        f"{what}_in": Case(
            When(**{"not_counted": "", f"{what}_left_out": ""}, then=True),
            default=False,
            output_field=BooleanField(),
        )
        for what in (*WHATS, "munitions")
    }
    given = (f"{what}_{end}" for what in WHATS for end in ("min", "max"))
    rows: QuerySet[Any, Any] = events.annotate(**counted)
    return rows.values_list("pk", "kind", "status", "ends_on", *given, *counted)


NAMES = (
    "id, kind, status, day, killed_min, killed_max, wounded_min, wounded_max, "
    "killed_in, wounded_in, munitions_in"
)


def _in_words(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _sums(what: str) -> str:
    """Of People: low, high, open, said, unsaid, claimed."""
    low, high = f"{what}_min", f"{what}_max"
    said = f"({low} IS NOT NULL OR {high} IS NOT NULL)"
    where = (
        f"{low} IS NOT NULL AND {high} IS NULL",
        said,
        f"NOT {said}",
        f"{said} AND status IN ({_in_words(ONLY_CLAIMED)})",
    )
    counts = (f"COUNT(*) FILTER (WHERE {what}_in AND {one})" for one in where)
    amounts = (
        f"SUM(COALESCE({amount}, 0)) FILTER (WHERE {what}_in)" for amount in (low, f"{high}, {low}")
    )
    return ", ".join([*amounts, *counts])


_NONE = ", ".join(["NULL"] * (6 * len(WHATS)))
_REST = ", ".join(["NULL"] * (6 * len(WHATS) - 2))
_SIDE = "COALESCE(CAST({}.actor_id AS varchar(20)), '')"
_LAUNCHING = " ".join(f"WHEN '{kind}' THEN '{Kind(kind).row.launched_by}'" for kind in OF_BARRAGES)
# As `munition_counts` adds them up: the type, which of the numbers are given, whether only a side
# says so, whether of a whole country, and whose they are.
_TOLD_OF_MUNITIONS = f"""
SELECT e.ends_on AS day, e.kind, n.launched, n.intercepted, n.type
    || '|' || CASE WHEN n.launched IS NULL THEN '' ELSE 'up' END
    || '|' || CASE WHEN n.intercepted IS NULL THEN '' ELSE 'down' END
    || '|' || CASE WHEN e.status IN ({_in_words(ONLY_CLAIMED)}) THEN 'claimed' ELSE '' END
    || '|' || CASE WHEN EXISTS (
        SELECT 1 FROM events_eventplace x JOIN events_place p ON p.id = x.place_id
        WHERE x.event_id = e.id AND x.ordinal = 0 AND p.precision = '{Precision.COUNTRY}'
    ) THEN 'whole' ELSE '' END
    || '|' || CAST(COALESCE((
        SELECT MIN(a.actor_id) FROM events_eventactor a
        WHERE a.event_id = e.id AND a.role = CASE e.kind {_LAUNCHING} END
    ), 0) AS varchar(20)) AS value
FROM numbered n JOIN events_event e ON e.id = n.event_id"""
# An event, a side and a role are a row once, so that a pair is.
_COUNTS = f"""
WITH found({NAMES}) AS MATERIALIZED ({{events}}),
barrages AS MATERIALIZED (
    SELECT id FROM found WHERE munitions_in AND kind IN ({_in_words(OF_BARRAGES)})
),
{PLACED},
numbered AS MATERIALIZED (
    SELECT w.event_id, w.type, w.launched, w.intercepted FROM events_eventweapon w
    WHERE w.event_id {{armed}} AND (w.launched IS NOT NULL OR w.intercepted IS NOT NULL)
)
SELECT 'own', day, '', COUNT(*), kind, {_sums("killed")}, {_sums("wounded")}
    FROM found GROUP BY day, kind
UNION ALL SELECT 'pair', NULL, {_SIDE.format("a")} || '>' || {_SIDE.format("t")}, COUNT(*),
    kind, {_NONE} FROM found
    LEFT JOIN events_eventactor a ON a.event_id = found.id AND a.role = 'perpetrator'
    LEFT JOIN events_eventactor t ON t.event_id = found.id AND t.role = 'target'
    GROUP BY a.actor_id, t.actor_id, kind
UNION ALL SELECT 'unnumbered', NULL, '', COUNT(DISTINCT w.event_id)
    - (SELECT COUNT(DISTINCT event_id) FROM numbered), '', {_NONE}
    FROM events_eventweapon w WHERE w.event_id {{armed}}
UNION ALL SELECT 'munition', day, value, COUNT(*), kind, SUM(launched), SUM(intercepted), {_REST}
    FROM ({_TOLD_OF_MUNITIONS}) m GROUP BY day, kind, value
UNION ALL SELECT name, NULL, value, n, '', {_NONE} FROM ({COUNTRIES}) c
UNION ALL SELECT 'somewhere', NULL, '', n, '', {_NONE} FROM first WHERE country <> ''
UNION ALL SELECT 'somewhere', NULL, '', COUNT(*), '', {_NONE} FROM later x WHERE country <> ''
    AND NOT EXISTS ({BEFORE} AND q.country <> '')
"""


def _day(given: date | str) -> date:
    return given if isinstance(given, date) else date.fromisoformat(given)


def _days(rows: Iterable[Row]) -> list[DayCount]:
    days = [DayCount(ends_on=_day(day), kind=kind, count=n) for day, _, n, kind, *_ in rows]
    return sorted(days, key=lambda row: (row["ends_on"], row["kind"]))


def _munition(row: Row) -> tuple[ToldOfMunition, tuple[int | None, ...]]:
    day, value, number, kind, launched, intercepted, *_ = row
    type_, up, down, claimed, whole, side = value.split("|")
    given = (bool(mark) for mark in (up, down, claimed, whole))
    told = ToldOfMunition._make((_day(day), kind, type_, *given, int(side)))
    return told, (number, launched, intercepted)


def _people(rows: Iterable[Row], number: int) -> list[People]:
    sums: defaultdict[date, list[int]] = defaultdict(lambda: [0] * 6)
    for day, _, _, _, *amounts in rows:
        of_this = amounts[6 * number : 6 * number + 6]
        sums[_day(day)] = [a + int(b or 0) for a, b in zip(sums[_day(day)], of_this, strict=True)]
    people = (People(day, *sums[day]) for day in sorted(sums))
    return [day for day in people if day.said or day.unsaid]


def _countries(rows: Iterable[Row], nowhere: int) -> dict[str, int]:
    known: Counter[str] = Counter()
    for _, code, n, *_ in rows:
        known[code] += n
    ordered = sorted(known, key=lambda code: (-known[code], code))
    return {**{code: known[code] for code in ordered}, "": nowhere}
