# ruff: noqa: S608 - made of this module's own names; every value is a parameter
"""Events as the API has them, written as JSON by PostgreSQL: one query for a page, where building
the same of rows takes seven.

`tests/api/test_event_json.py` holds it to `events.api.representation`, which says what each member
means, and which answers on SQLite.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connections

from events.models.events import Event


@dataclass(frozen=True, slots=True)
class Addresses:
    """What comes before an id in the addresses of events, their pages, and articles."""

    events: str
    pages: str
    articles: str


def is_written_by_database() -> bool:
    return connections[Event.objects.db].vendor == "postgresql"


def as_json(keys: Collection[int], addresses: Addresses, *, detailed: bool = False) -> list[str]:
    """The JSON of these events, in this order; without those that are gone by now."""
    with connections[Event.objects.db].cursor() as cursor:
        cursor.execute(
            _statement(DETAIL if detailed else LISTED),
            {
                "keys": list(keys),
                "events": addresses.events,
                "pages": addresses.pages,
                "articles": addresses.articles,
            },
        )
        found = dict(cursor.fetchall())
    return [found[key] for key in keys if key in found]


def _statement(members: str) -> str:
    return (
        f"SELECT e.id, json_build_object({members})::text FROM events_event e "
        "WHERE e.id = ANY(%(keys)s)"
    )


def _object(**members: str) -> str:
    return f"json_build_object({_members(**members)})"


def _members(**members: str) -> str:
    return ", ".join(f"'{name.removesuffix('_')}', {value}" for name, value in members.items())


def _list(row: str, order: str, tables: str) -> str:
    return f"(SELECT coalesce(json_agg({row} ORDER BY {order}), '[]'::json) FROM {tables})"


def _range(what: str) -> str:
    low, high = f"e.{what}_min", f"e.{what}_max"
    given = _object(min=low, max=high)
    return f"CASE WHEN {low} IS NULL AND {high} IS NULL THEN NULL ELSE {given} END"


def _left_out(what: str) -> str:
    return f"coalesce(nullif(e.not_counted, ''), nullif(e.{what}_left_out, ''))"


def _given(what: str) -> str:
    return f"(e.{what}_min IS NOT NULL OR e.{what}_max IS NOT NULL)"


# as `Event.why_not_counted`: the first reason, if each number that is given has one
NOT_COUNTED = f"""CASE
WHEN e.not_counted <> '' THEN e.not_counted
WHEN {_given("killed")} AND e.killed_left_out = '' THEN NULL
WHEN {_given("wounded")} AND e.wounded_left_out = '' THEN NULL
WHEN {_given("killed")} THEN e.killed_left_out
WHEN {_given("wounded")} THEN e.wounded_left_out
ELSE nullif(e.munitions_left_out, '') END"""
# as Django REST framework writes it: microseconds only where there are some
MOMENT = """to_char(e.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
|| CASE WHEN extract(microseconds FROM e.updated_at)::int %% 1000000 = 0 THEN ''
ELSE to_char(e.updated_at, '.US') END || 'Z'"""
DELAYED = MOMENT.replace("updated_at", "delayed_until")
TOLD = "events_report r JOIN events_article t ON t.id = r.article_id"
IN_TEXT = "r.article_id, r.id, v.start, v.id"
WORDS = {"start": "v.start", "end": 'v."end"', "text": "v.quote", "article": "t.public_id"}
PLACES = _list(
    _object(
        id="p.id",
        name="p.name",
        admin1="nullif(p.admin1, '')",
        country="nullif(p.country, '')",
        lat="p.lat",
        lon="p.lon",
        precision="p.precision",
    ),
    "x.ordinal, x.id",
    "events_eventplace x JOIN events_place p ON p.id = x.place_id WHERE x.event_id = e.id",
)
ACTORS = _list(
    _object(role="x.role", name="a.name", slug="a.slug"),
    "x.role, x.id",
    "events_eventactor x JOIN events_actor a ON a.id = x.actor_id WHERE x.event_id = e.id",
)
WEAPONS = _list(
    _object(type="w.type", launched="w.launched", intercepted="w.intercepted"),
    "w.id",
    "events_eventweapon w WHERE w.event_id = e.id",
)
CLAIMS = _list(
    _object(
        source="v.speaker",
        stance="v.stance",
        field="nullif(v.field, '')",
        value="v.value",
        start="v.start",
        end='v."end"',
        article="t.public_id",
    ),
    IN_TEXT,
    f"{TOLD} JOIN events_claim v ON v.report_id = r.id WHERE r.event_id = e.id",
)
EVIDENCE = f"{TOLD} JOIN events_evidence v ON v.report_id = r.id WHERE r.event_id = e.id"
SENTENCES = _list(_object(**WORDS), IN_TEXT, f"{EVIDENCE} AND v.field = ''")
# each article once, where its first report stands
ARTICLES = _list(
    _object(
        id="t.public_id",
        api_url="%(articles)s || t.public_id || '/'",
        title="nullif(t.title, '')",
        url="nullif(t.url, '')",
        outlet="s.name",
        published_on="t.published_on",
    ),
    "t.id",
    "events_article t LEFT JOIN events_source s ON s.id = t.source_id "
    "WHERE t.id IN (SELECT r.article_id FROM events_report r WHERE r.event_id = e.id)",
)
LISTED = _members(
    id="e.public_id",
    url="%(events)s || e.public_id || '/'",
    page="%(pages)s || e.public_id || '/'",
    kind="e.kind",
    subkind="nullif(e.subkind, '')",
    date=_object(start="e.starts_on", end="e.ends_on"),
    places=PLACES,
    actors=ACTORS,
    weapons=WEAPONS,
    casualties=_object(killed=_range("killed"), wounded=_range("wounded")),
    personnel=_range("personnel"),
    attribution=CLAIMS,
    status="e.status",
    evidence=SENTENCES,
    confidence="e.confidence",
    not_counted=NOT_COUNTED,
    left_out=_object(
        killed=_left_out("killed"), wounded=_left_out("wounded"), munitions=_left_out("munitions")
    ),
    summary="e.summary",
    articles=ARTICLES,
    reports="(SELECT count(*) FROM events_report r WHERE r.event_id = e.id)",
    article_count="e.article_count",
    origin_count="e.origin_count",
    review="e.review",
    coarsened="e.coarsened",
    delayed_until=DELAYED,
    updated_at=MOMENT,
)
WHY = _list(
    _object(field="v.field", rule="v.rule", confidence="v.confidence", **WORDS),
    IN_TEXT,
    f"{EVIDENCE} AND v.field <> ''",
)
WHY_OF_REPORT = _list(
    _object(
        field="v.field",
        rule="v.rule",
        start="v.start",
        end='v."end"',
        quote="v.quote",
        confidence="v.confidence",
    ),
    "v.start, v.id",
    "events_evidence v WHERE v.report_id = r.id AND v.field <> ''",
)
JOINED = _list(
    _object(
        article="t.public_id",
        because="r.linked_because",
        link=(
            "CASE WHEN jsonb_typeof(l.link) = 'object' THEN json_build_object("
            "'score', l.link->'score', 'features', l.link->'features') END"
        ),
        status="r.status",
        confidence="r.confidence",
        extractor_version="r.extractor_version",
        why=WHY_OF_REPORT,
    ),
    "r.article_id, r.id",
    f"{TOLD} LEFT JOIN events_reporttraits l ON l.report_id = r.id WHERE r.event_id = e.id",
)
MAYBE_SAME = _list(
    _object(event="o.public_id", score="m.score", features="m.features"),
    "m.score DESC, m.id",
    "events_suggestion m JOIN events_event o "
    "ON o.id = CASE m.event_id WHEN e.id THEN m.other_id ELSE m.event_id END "
    "WHERE m.event_id = e.id OR m.other_id = e.id",
)
TOLLS = _list(
    _object(
        what="s.what",
        count=_object(min="s.low", max="s.high"),
        adds="s.adds",
        total=_object(min="s.total_low", max="s.total_high"),
        said_on="s.said_on",
        speaker="s.speaker",
        side="a.slug",
        article="t.public_id",
        stands="s.stands",
    ),
    "s.what, s.said_on, s.id",
    "events_tollstatement s JOIN events_report r ON r.id = s.report_id "
    "JOIN events_article t ON t.id = r.article_id LEFT JOIN events_actor a ON a.id = s.side_id "
    "WHERE s.event_id = e.id",
)


def _related(own: str, other: str) -> str:
    """The events that hold this one, or that it holds."""
    return _list(
        _object(
            event="o.public_id",
            rule="h.rule",
            because="h.because",
            by_reviewer="h.made_by_id IS NOT NULL",
        ),
        "w.ends_on DESC, h.whole_id, h.part_id",
        f"events_partof h JOIN events_event o ON o.id = h.{other}_id "
        f"JOIN events_event w ON w.id = h.whole_id WHERE h.{own}_id = e.id AND h.holds",
    )


DETAIL = f"""{LISTED}, {
    _members(
        why=WHY,
        joined=JOINED,
        maybe_same=MAYBE_SAME,
        tolls=TOLLS,
        part_of=_related("part", "whole"),
        parts=_related("whole", "part"),
    )
}"""
