# ruff: noqa: S608 - made of this module's own names; every value is a parameter
"""The rows of tables as PostgreSQL writes them: a line or a feature for each event, or for each of
its places, where building the same of models and parts takes four times as long.

`tests/exports/test_table_rows.py` holds each column to `events.exports.columns`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connections

from events.models.events import Event, EventQuerySet
from events.models.orders import NEWEST_FIRST, Order

BATCH = 2_000
Cells = tuple[Any, ...]


def is_written_by_database() -> bool:
    return connections[Event.objects.db].vendor == "postgresql"


class Feature(NamedTuple):
    """An event at one of its places; `properties` are its cells as JSON."""

    id: str
    kind: str
    subkind: str
    status: str
    place: str | None
    place_id: int | None
    longitude: float | None
    latitude: float | None
    properties: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Which events, and what comes first. `pages`: what comes before an id in a page's address."""

    events: EventQuerySet
    order: Order
    pages: str


def table_lines(walk: Walk, columns: Sequence[str], *, each_place: bool) -> Iterator[bytes]:
    """As CSV without a head, a batch at a time. Texts that a spreadsheet would run get an
    apostrophe (`safe_cell`). By COPY: cells that Python reads and writes take it a third more time.
    """
    cells = ", ".join(_safe(name) if name in TEXTS else _decimal(name) for name in columns)
    statement = _statement(cells, walk.order, each_place=each_place)
    for values in _keys(walk):
        with connections[walk.events.db].cursor() as cursor:
            lines = _Lines()
            asked = cursor.mogrify(statement, values).decode()
            cursor.copy_expert(f"COPY ({asked}) TO STDOUT (FORMAT csv)", lines)
            yield b"".join(lines)


class _Lines(list[bytes]):
    """The rows of COPY, each with the end of line of CSV."""

    def write(self, row: bytes) -> None:
        self.append(row[:-1] + b"\r\n")


def features(walk: Walk, columns: Sequence[str]) -> Iterator[list[Feature]]:
    """The same for each place of each event, with texts as they are."""
    cells = ", ".join(f"{_plain(name)} AS {name}" for name in columns)
    point = f"{CELLS['longitude']}, {CELLS['latitude']}"
    statement = _statement(
        "e.public_id, e.kind, e.subkind, e.status, p.name, x.place_id, "
        f"{point}, (SELECT row_to_json(c)::text FROM (SELECT {cells}) c)",
        walk.order,
        each_place=True,
    )
    for batch in _batches(walk, statement):
        yield [Feature(*row) for row in batch]


def _batches(walk: Walk, statement: str) -> Iterator[list[Cells]]:
    for values in _keys(walk):
        with connections[walk.events.db].cursor() as cursor:
            cursor.execute(statement, values)
            yield cursor.fetchall()


def _keys(walk: Walk) -> Iterator[dict[str, Any]]:
    """What a statement is asked with, a batch of events at a time."""
    named = walk.order.column.name if walk.order.column else "id"
    for batch in walk.events.only(named).in_batches(BATCH, walk.order):
        yield {"keys": [event.pk for event in batch], "pages": walk.pages}


def _statement(cells: str, order: Order, *, each_place: bool) -> str:
    used = [join for alias, join in JOINS.items() if f"{alias}." in cells]
    place = "" if each_place else " ORDER BY ordinal, id LIMIT 1"
    first = "array_position(%(keys)s::bigint[], e.id)" if order != NEWEST_FIRST else NEWEST
    return (
        f"SELECT {cells} FROM events_event e LEFT JOIN LATERAL (SELECT * FROM events_eventplace "
        f"WHERE event_id = e.id{place}) x ON true LEFT JOIN events_place p ON p.id = x.place_id "
        f"{' '.join(used)} WHERE e.id = ANY(%(keys)s) ORDER BY {first}"
        f"{', x.ordinal, x.id' if each_place else ''}"
    )


def _lateral(alias: str, columns: str, tables: str) -> str:
    return f"LEFT JOIN LATERAL (SELECT {columns} FROM {tables}) {alias} ON true"


def _named(role: str) -> str:
    return (
        f"string_agg(a.name, '; ' ORDER BY y.role, y.id) FILTER (WHERE y.role = '{role}') AS {role}"
    )


def _said(stance: str) -> str:
    """Each speaker once, where it is named first."""
    return (
        f"string_agg(c.speaker, '; ' ORDER BY c.place) FILTER (WHERE c.stance = '{stance}') "
        f"AS {stance}"
    )


COUNTS = "concat_ws(', ', w.launched || ' launched', w.intercepted || ' intercepted')"
TOLD = "events_report r JOIN events_article t ON t.id = r.article_id"
JOINS: Mapping[str, str] = {
    "places": _lateral(
        "places",
        "string_agg(q.name, '; ' ORDER BY y.ordinal, y.id) AS names",
        "events_eventplace y JOIN events_place q ON q.id = y.place_id WHERE y.event_id = e.id",
    ),
    "sides": _lateral(
        "sides",
        f"{_named('perpetrator')}, {_named('target')}",
        "events_eventactor y JOIN events_actor a ON a.id = y.actor_id WHERE y.event_id = e.id",
    ),
    "weapons": _lateral(
        "weapons",
        f"string_agg(w.type || coalesce(': ' || nullif({COUNTS}, ''), ''), '; ' ORDER BY w.id) "
        "AS told, CASE WHEN bool_and(w.launched IS NOT NULL) THEN sum(w.launched) END AS launched, "
        "CASE WHEN bool_and(w.intercepted IS NOT NULL) THEN sum(w.intercepted) END AS intercepted",
        "events_eventweapon w WHERE w.event_id = e.id",
    ),
    "said": _lateral(
        "said",
        f"{_said('asserts')}, {_said('denies')}",
        "(SELECT speaker, stance, min(place) AS place FROM (SELECT v.speaker, v.stance, "
        "row_number() OVER (ORDER BY r.article_id, r.id, v.start, v.id) AS place "
        "FROM events_report r JOIN events_claim v ON v.report_id = r.id WHERE r.event_id = e.id) n "
        "GROUP BY speaker, stance) c",
    ),
    "told": _lateral(
        "told",
        "CASE WHEN bool_or(u.outlet <> '') THEN string_agg(u.outlet, '; ' ORDER BY u.id) END "
        "AS outlets, string_agg(u.address, '; ' ORDER BY u.id) AS addresses, "
        "sum(u.reports)::bigint AS reports",
        "(SELECT t.id, coalesce(min(s.name), '') AS outlet, "
        "min(coalesce(nullif(t.url, ''), t.public_id)) AS address, count(*) AS reports "
        f"FROM {TOLD} LEFT JOIN events_source s ON s.id = t.source_id "
        "WHERE r.event_id = e.id GROUP BY t.id) u",
    ),
}
NEWEST = "e.ends_on DESC, e.id DESC"
APOSTROPHE = "''''"
AREA = "p.precision IN ('district', 'region', 'country')"
LOCATED = "p.lat IS NOT NULL AND p.lon IS NOT NULL"
MOMENT = """to_char(e.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
|| CASE WHEN extract(microseconds FROM e.updated_at)::int %% 1000000 = 0 THEN ''
ELSE to_char(e.updated_at, '.US') END || 'Z'"""


DELAYED = MOMENT.replace("updated_at", "delayed_until")


def _safe(name: str) -> str:
    cell = CELLS[name]
    runs = rf"{cell} ~ '^[=+\-@\t\r]'"
    return f"CASE WHEN {runs} THEN {APOSTROPHE} || {cell} ELSE nullif({cell}, '') END"


def _plain(name: str) -> str:
    """Empty is no value; a flag is none of words."""
    if name == "is_area":
        return f"CASE WHEN p.id IS NOT NULL THEN {AREA} END"
    if name == "coarsened":
        return "e.coarsened"
    return f"nullif({CELLS[name]}, '')" if name in TEXTS else CELLS[name]


def _decimal(name: str) -> str:
    """As Python writes it: 50.0, not 50."""
    cell = CELLS[name]
    if name not in DECIMALS:
        return cell
    return f"({cell})::text || CASE WHEN ({cell}) = trunc({cell}) THEN '.0' ELSE '' END"


def _own(*names: str) -> dict[str, str]:
    return {name: f"e.{name}" for name in names}


NUMBERS: Mapping[str, str] = {
    "place_id": "x.place_id",
    "latitude": f"CASE WHEN NOT {AREA} AND {LOCATED} THEN p.lat END",
    "longitude": f"CASE WHEN NOT {AREA} AND {LOCATED} THEN p.lon END",
    "area_latitude": f"CASE WHEN {AREA} AND {LOCATED} THEN p.lat END",
    "area_longitude": f"CASE WHEN {AREA} AND {LOCATED} THEN p.lon END",
    "launched": "weapons.launched",
    "intercepted": "weapons.intercepted",
    **_own("killed_min", "killed_max", "wounded_min", "wounded_max"),
    **_own("personnel_min", "personnel_max", "confidence", "article_count", "origin_count"),
    "reports": "coalesce(told.reports, 0)",
}
DECIMALS = ("latitude", "longitude", "area_latitude", "area_longitude", "confidence")
TEXTS: Mapping[str, str] = {
    **_own("kind", "subkind", "status", "not_counted", "summary", "review"),
    **_own("killed_left_out", "wounded_left_out", "munitions_left_out"),
    "place": "p.name",
    **{name: f"p.{name}" for name in ("admin1", "country", "precision")},
    "places": "places.names",
    "perpetrator": "sides.perpetrator",
    "target": "sides.target",
    "weapons": "weapons.told",
    "said_by": "said.asserts",
    "denied_by": "said.denies",
    "outlets": "told.outlets",
    "articles": "told.addresses",
}
CELLS: Mapping[str, str] = {
    "id": "e.public_id",
    "page": "%(pages)s || e.public_id || '/'",
    "event_date": "e.starts_on::text",
    "end_date": "e.ends_on::text",
    "is_area": f"CASE WHEN {AREA} THEN 'true' WHEN p.id IS NOT NULL THEN 'false' END",
    "coarsened": "e.coarsened::text",
    "delayed_until": DELAYED,
    "updated_at": MOMENT,
    **NUMBERS,
    **TEXTS,
}
