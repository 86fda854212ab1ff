# ruff: noqa: S608 - made of this module's own names; every value is a parameter
"""What belongs to events, as far as services compare and keep it: all of it in one query.

Written as SQL: Django takes longer to put such a query together than a database to answer it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection


@dataclass(frozen=True, slots=True)
class ToldPlace:
    pk: int
    place: int
    name: str
    key: str
    admin1: str
    country: str
    precision: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class ToldSide:
    """`top` is the state or organisation at the top."""

    pk: int
    actor: int
    top: int
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class ToldWeapon:
    pk: int
    type: str
    launched: int | None
    intercepted: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of one event. Places in their order, sides by role and name, munitions by type,
    and for each report its article's primary key and public id, in the order of arrival.
    """

    places: list[ToldPlace] = field(default_factory=list)
    sides: list[ToldSide] = field(default_factory=list)
    weapons: list[ToldWeapon] = field(default_factory=list)
    articles: list[tuple[int, str]] = field(default_factory=list)


NONE = "CAST(NULL AS bigint)"
NOWHERE = "CAST(NULL AS double precision), CAST(NULL AS double precision)"
TOP = "coalesce(d.parent_id, c.parent_id, b.parent_id, a.parent_id, a.id)"
# the event, its part, its key, a number, two more, and words
_ALL = f"""
SELECT x.event_id, 'place', x.id, x.ordinal, CAST(x.place_id AS bigint), {NONE},
    p.precision, p.name, p.key, p.admin1, p.country, p.lat, p.lon
FROM events_eventplace x JOIN events_place p ON p.id = x.place_id WHERE x.event_id IN ({{keys}})
UNION ALL
SELECT x.event_id, 'side', x.id, 0, x.actor_id, {TOP}, x.role, a.name, '', '', '', {NOWHERE}
FROM events_eventactor x JOIN events_actor a ON a.id = x.actor_id
LEFT JOIN events_actor b ON b.id = a.parent_id LEFT JOIN events_actor c ON c.id = b.parent_id
LEFT JOIN events_actor d ON d.id = c.parent_id WHERE x.event_id IN ({{keys}})
UNION ALL
SELECT x.event_id, 'weapon', x.id, 0, x.launched, x.intercepted, x.type, '', '', '', '', {NOWHERE}
FROM events_eventweapon x WHERE x.event_id IN ({{keys}})
UNION ALL
SELECT r.event_id, 'article', r.id, r.article_id, {NONE}, {NONE}, '', t.public_id, '', '', '',
    {NOWHERE}
FROM events_report r JOIN events_article t ON t.id = r.article_id WHERE r.event_id IN ({{keys}})
ORDER BY 4, 7, 8, 3
"""


def told_of(events: Collection[int]) -> dict[int, Told]:
    """The parts of each of these events, by primary key."""
    found = {event: Told() for event in events}
    if not found:
        return found
    marks = ", ".join(["%s"] * len(found))
    with connection.cursor() as cursor:
        cursor.execute(_ALL.format(keys=marks), [*found] * 4)
        for event, part, *row in cursor.fetchall():
            _ADD[part](found[event], *row)
    return found


def _add_place(told: Told, key: int, _number: int, place: int, _none: None, *row: Any) -> None:
    precision, name, place_key, admin1, country, lat, lon = row
    told.places.append(ToldPlace(key, place, name, place_key, admin1, country, precision, lat, lon))


def _add_side(told: Told, key: int, _number: int, actor: int, top: int, *words: Any) -> None:
    told.sides.append(ToldSide(key, actor, top, words[0], words[1]))


def _add_weapon(
    told: Told, key: int, _number: int, up: int | None, down: int | None, *words: Any
) -> None:
    told.weapons.append(ToldWeapon(key, words[0], up, down))


def _add_article(
    told: Told, _key: int, article: int, _none: None, _nothing: None, *words: Any
) -> None:
    told.articles.append((article, words[1]))


_ADD: Mapping[str, Callable[..., None]] = {
    "place": _add_place,
    "side": _add_side,
    "weapon": _add_weapon,
    "article": _add_article,
}
