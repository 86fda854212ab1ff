# ruff: noqa: S608 - every value that a request gives is a parameter
"""The bound: JSON that PostgreSQL builds, passed through by the smallest WSGI function.

    gunicorn benchmarks.scale.raw

SQLite has none: its figures stand beside stock alone.
"""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

import psycopg2

HERE = "http://127.0.0.1"
LOCAL = threading.local()


def _range(what: str) -> str:
    low, high = f"e.{what}_min", f"e.{what}_max"
    given = f"json_build_object('min', {low}, 'max', {high})"
    return f"CASE WHEN {low} IS NULL AND {high} IS NULL THEN NULL ELSE {given} END"


def _list(row: str, order: str, tables: str) -> str:
    row = row.replace("_end_", '"end"')  # a word of SQL's own
    return f"(SELECT coalesce(json_agg({row} ORDER BY {order}), '[]') FROM {tables})"


REPORTS = "events_report r JOIN events_article t ON t.id = r.article_id"
OF_EVENT = "WHERE r.event_id = e.id"
PARTS = f"""
'places', {
    _list(
        "json_build_object('id', p.id, 'name', p.name, 'admin1', nullif(p.admin1, ''), "
        "'country', nullif(p.country, ''), 'lat', p.lat, 'lon', p.lon, 'precision', p.precision)",
        "x.ordinal, x.id",
        "events_eventplace x JOIN events_place p ON p.id = x.place_id WHERE x.event_id = e.id",
    )
},
'actors', {
    _list(
        "json_build_object('role', x.role, 'name', a.name, 'slug', a.slug)",
        "x.role, x.id",
        "events_eventactor x JOIN events_actor a ON a.id = x.actor_id WHERE x.event_id = e.id",
    )
},
'weapons', {
    _list(
        "json_build_object('type', w.type, 'launched', w.launched, 'intercepted', w.intercepted)",
        "w.id",
        "events_eventweapon w WHERE w.event_id = e.id",
    )
},
'attribution', {
    _list(
        "json_build_object('source', c.speaker, 'stance', c.stance, 'field', nullif(c.field, ''), "
        "'value', c.value, 'start', c.start, 'end', c._end_, 'article', t.public_id)",
        "r.article_id, r.id, c.start, c.id",
        f"{REPORTS} JOIN events_claim c ON c.report_id = r.id {OF_EVENT}",
    )
},
'evidence', {
    _list(
        "json_build_object('start', v.start, 'end', v._end_, 'text', v.quote, "
        "'article', t.public_id)",
        "r.article_id, r.id, v.start, v.id",
        f"{REPORTS} JOIN events_evidence v ON v.report_id = r.id AND v.field = '' {OF_EVENT}",
    )
},
'articles', {
    _list(
        f"json_build_object('id', t.public_id, 'api_url', '{HERE}/api/v1/articles/' || t.public_id,"
        " 'title', nullif(t.title, ''), 'url', nullif(t.url, ''), 'outlet', s.name, "
        "'published_on', t.published_on)",
        "t.id",
        f"{REPORTS} LEFT JOIN events_source s ON s.id = t.source_id {OF_EVENT}",
    )
}"""
OWN = f"""
'id', e.public_id, 'url', '{HERE}/api/v1/events/' || e.public_id || '/',
'page', '{HERE}/events/' || e.public_id || '/', 'kind', e.kind, 'subkind', nullif(e.subkind, ''),
'date', json_build_object('start', e.starts_on, 'end', e.ends_on),
'casualties', json_build_object('killed', {_range("killed")}, 'wounded', {_range("wounded")}),
'personnel', {_range("personnel")}, 'status', e.status, 'confidence', e.confidence,
'not_counted', nullif(e.not_counted, ''), 'summary', e.summary,
'left_out', json_build_object('killed', nullif(e.killed_left_out, ''),
    'wounded', nullif(e.wounded_left_out, ''), 'munitions', nullif(e.munitions_left_out, '')),
'article_count', e.article_count, 'origin_count', e.origin_count, 'review', e.review,
'updated_at', e.updated_at"""
WHY = _list(
    "json_build_object('field', v.field, 'rule', v.rule, 'confidence', v.confidence, "
    "'start', v.start, 'end', v._end_, 'text', v.quote, 'article', t.public_id)",
    "r.article_id, r.id, v.start, v.id",
    f"{REPORTS} JOIN events_evidence v ON v.report_id = r.id AND v.field <> '' {OF_EVENT}",
)
EVENT = f"json_build_object({OWN}, {PARTS})"
DETAIL = f"json_build_object({OWN}, {PARTS}, 'why', {WHY})"
PLACED = (
    "EXISTS (SELECT 1 FROM events_eventplace x JOIN events_place p ON p.id = x.place_id "
    "WHERE x.event_id = e.id AND {})"
)
CONDITIONS = {
    "kind": "e.kind = %s",
    "country": PLACED.format("p.country = %s"),
    "after": "e.ends_on >= %s",
    "before": "e.starts_on < %s",
    "actor": (
        "EXISTS (SELECT 1 FROM events_eventactor x JOIN events_actor a ON a.id = x.actor_id "
        "WHERE x.event_id = e.id AND a.slug = %s)"
    ),
    "q": "e.search @@ websearch_to_tsquery('english', %s)",
}
BOX = PLACED.format("p.lon >= %s AND p.lat >= %s AND p.lon <= %s AND p.lat <= %s")
Asked = Mapping[str, str]


def where(asked: Asked) -> tuple[str, list[object]]:
    conditions, values = ["e.withdrawn_at IS NULL"], list[object]()
    for name in sorted(set(asked) & set(CONDITIONS)):
        conditions.append(CONDITIONS[name])
        values.append(asked[name])
    if "bbox" in asked:
        conditions.append(BOX)
        values += map(float, asked["bbox"].split(","))
    if "cursor" in asked:
        day, _, key = asked["cursor"].partition("_")
        conditions.append("(e.ends_on, e.id) < (%s, %s)")
        values += [day, int(key)]
    return " AND ".join(conditions), values


def events(asked: Asked) -> str:
    found, values = where(asked)
    order = "ends_on DESC, id DESC"
    rows = f"SELECT * FROM events_event e WHERE {found} ORDER BY {order} LIMIT %s"
    return _one(
        f"SELECT coalesce(json_agg({EVENT} ORDER BY {order}), '[]')::text FROM ({rows}) e",
        [*values, int(asked.get("limit", 50))],
    )


def timeline(asked: Asked) -> str:
    found, values = where(asked)
    days = f"SELECT ends_on, kind, count(*) n FROM events_event e WHERE {found} GROUP BY 1, 2"
    buckets = (
        "SELECT ends_on, sum(n) n, json_object_agg(kind, n) counts "
        f"FROM ({days}) days GROUP BY 1 ORDER BY 1"
    )
    return _one(f"SELECT json_agg(row_to_json(buckets))::text FROM ({buckets}) buckets", values)


def facets(asked: Asked) -> str:
    """Each facet by a GROUP BY of its own."""
    found, values = where(asked)
    own = [
        f"SELECT '{name}' f, {name}::text v, count(*) n "
        f"FROM events_event e WHERE {found} GROUP BY 2"
        for name in ("kind", "status", "review")
    ]
    parts = [
        f"SELECT '{name}', {column}, count(DISTINCT x.event_id) FROM {tables} "
        f"WHERE x.event_id IN (SELECT e.id FROM events_event e WHERE {found}) GROUP BY 2"
        for name, column, tables in (
            (
                "country",
                "p.country",
                "events_eventplace x JOIN events_place p ON p.id = x.place_id",
            ),
            (
                "precision",
                "p.precision",
                "events_eventplace x JOIN events_place p ON p.id = x.place_id",
            ),
            ("weapon", "x.type", "events_eventweapon x"),
            ("actor", "a.slug", "events_eventactor x JOIN events_actor a ON a.id = x.actor_id"),
        )
    ]
    queries = " UNION ALL ".join([*own, *parts])
    return _one(f"SELECT json_agg(row_to_json(counted))::text FROM ({queries}) counted", values * 7)


def detail(asked: Asked) -> str:
    return _one(f"SELECT {DETAIL}::text FROM events_event e WHERE public_id = %s", [asked["id"]])


def _joined(value: str, tables: str) -> str:
    return f"(SELECT string_agg({value}, '; ') FROM {tables} = e.id)"


SIDES = (
    "events_eventactor x JOIN events_actor a ON a.id = x.actor_id "
    "WHERE x.role = '{}' AND x.event_id"
)
NAMED = "events_eventplace x JOIN events_place q ON q.id = x.place_id WHERE x.event_id"
LAUNCHED = _joined(
    "concat_ws(' ', x.type, x.launched, x.intercepted)", "events_eventweapon x WHERE x.event_id"
)
SPOKEN = (
    "events_claim c JOIN events_report r ON r.id = c.report_id WHERE c.stance = '{}' AND r.event_id"
)
SOURCES = f"{REPORTS} LEFT JOIN events_source s ON s.id = t.source_id WHERE r.event_id"
NUMBERS = ", ".join(f"e.{what}_min, e.{what}_max" for what in ("killed", "wounded", "personnel"))
TABLE = f"""
SELECT e.public_id, '{HERE}/events/' || e.public_id || '/', e.starts_on, e.ends_on, e.kind,
e.subkind, e.status, p.name, p.id, p.admin1, p.country, p.precision, p.lat, p.lon, {NUMBERS},
e.not_counted, e.killed_left_out, e.wounded_left_out, e.munitions_left_out, e.confidence, e.summary,
e.article_count, e.origin_count, e.review, e.updated_at,
{_joined("q.name", NAMED)}, {LAUNCHED},
{_joined("a.name", SIDES.format("perpetrator"))}, {_joined("a.name", SIDES.format("target"))},
{_joined("c.speaker", SPOKEN.format("asserts"))}, {_joined("c.speaker", SPOKEN.format("denies"))},
{_joined("s.name", SOURCES)}, {_joined("coalesce(nullif(t.url, ''), t.public_id)", SOURCES)},
(SELECT count(*) FROM events_report r WHERE r.event_id = e.id)
FROM events_event e LEFT JOIN events_eventplace o ON o.event_id = e.id AND o.ordinal = 0
LEFT JOIN events_place p ON p.id = o.place_id"""


def table(asked: Asked) -> str:
    """The cells of the CSV by COPY."""
    found, values = where(asked)
    rows = _cursor().mogrify(f"{TABLE} WHERE {found} ORDER BY e.ends_on DESC, e.id DESC", values)
    lines = io.StringIO()
    LOCAL.cursor.copy_expert(f"COPY ({rows.decode()}) TO STDOUT (FORMAT csv, HEADER)", lines)
    return lines.getvalue()


def features(asked: Asked) -> str:
    """A feature for each event, its cells as JSON."""
    found, values = where(asked)
    rows = f"{TABLE} WHERE {found} ORDER BY e.ends_on DESC, e.id DESC"
    point = "json_build_object('type', 'Point', 'coordinates', json_build_array(t.lon, t.lat))"
    feature = f"json_build_object('type', 'Feature', 'geometry', {point}, 'properties', to_json(t))"
    named = ", ".join(f"c{n}" for n in range(12))
    columns = f"{named}, lat, lon"
    return _one(f"SELECT json_agg({feature})::text FROM ({rows}) t({columns})", values)


ANSWERS: Mapping[str, Callable[[Asked], str]] = {
    "/api/v1/events/": events,
    "/api/v1/timeline/": timeline,
    "/api/v1/facets/": facets,
    "/events.csv": table,
    "/events.geojson": features,
}


def _cursor() -> Any:
    if not hasattr(LOCAL, "cursor"):
        connection = psycopg2.connect(os.environ["DATABASE_URL"])
        connection.autocommit = True
        LOCAL.cursor = connection.cursor()
    return LOCAL.cursor


def _one(sql: str, values: list[object]) -> str:
    _cursor().execute(sql, values)
    return str((LOCAL.cursor.fetchone() or ["null"])[0])


def application(environ, start_response):  # type: ignore[no-untyped-def]
    asked = {name: values[0] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
    path = environ["PATH_INFO"]
    answer = ANSWERS.get(path, detail)
    body = answer({**asked, "id": path.rstrip("/").rpartition("/")[2]}).encode()
    start_response(
        "200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    )
    return [body]
