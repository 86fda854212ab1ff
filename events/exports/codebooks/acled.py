"""Rows in the shape of ACLED's codebook."""

from __future__ import annotations

from dataclasses import replace

from events.exports.codebooks import countries
from events.exports.codebooks.codebook import (
    CIVILIANS,
    STATES,
    addresses,
    against_civilians,
    at_place,
    columns_of,
    days,
    empty,
    latitude,
    longitude,
    names,
    outlets,
    own,
    read_codebook,
    sides,
)
from events.exports.rows import EventRow
from events.extraction.types import Kind, Role
from events.models.actors import ActorKind
from events.models.events.rows import ActorRow

STATE_FORCES, REBELS, IDENTITY_MILITIA, OF_CIVILIANS, EXTERNAL = 1, 2, 4, 7, 8
BY_KIND = {ActorKind.ARMED_GROUP: REBELS, ActorKind.COMMUNITY: IDENTITY_MILITIA}
STRATEGIC = "Strategic developments"
_file = read_codebook("acled")


def _type(row: EventRow) -> str | None:
    return _file.category(row).get("event_type")


def _sub_type(row: EventRow) -> str | None:
    category = _file.category(row)
    who = _first(row, Role.PERPETRATOR)
    told = "" if who is None else "by_the_state" if who == STATE_FORCES else "by_others"
    found: str | None = category.get(told, category.get("sub_event_type"))
    return found


def _disorder(row: EventRow) -> str | None:
    type_ = _type(row)
    return "Political violence" if type_ and type_ != STRATEGIC else type_


def _inter(actor: ActorRow, country: str) -> int | None:
    """What kind of side it is; a state's forces abroad are external. None where no text says in
    which country they were.
    """
    if actor.slug == CIVILIANS:
        return OF_CIVILIANS
    if actor.kind in STATES and not country:
        return None
    if actor.kind in STATES:
        return STATE_FORCES if actor.country == country else EXTERNAL
    return BY_KIND.get(ActorKind(actor.kind), EXTERNAL)


def _first(row: EventRow, role: Role) -> int | None:
    found = sides(row, role)
    country = row.first_place.country if row.first_place else ""
    return _inter(found[0], country) if found else None


def _interaction(row: EventRow) -> int | None:
    both = [_first(row, role) for role in (Role.PERPETRATOR, Role.TARGET)]
    known = sorted(code for code in both if code is not None)
    return int("".join(map(str, known))) if len(known) == 2 else None


def _time_precision(row: EventRow) -> int:
    number = days(row)
    return 1 if number == 1 else 2 if number <= 7 else 3


def _civilian_targeting(row: EventRow) -> str | None:
    """Only of violence: burned houses are a strategic development."""
    targeted = against_civilians(row) or row.event.kind == Kind.ATTACK_ON_CIVILIANS
    return "Civilian targeting" if targeted and _type(row) != STRATEGIC else None


READS = {
    "event_id_cnty": own("public_id"),
    "event_date": own("starts_on"),
    "year": lambda row: row.event.starts_on.year,
    "time_precision": _time_precision,
    "disorder_type": _disorder,
    "event_type": _type,
    "sub_event_type": _sub_type,
    "actor1": lambda row: names(sides(row, Role.PERPETRATOR)[:1]),
    "assoc_actor_1": lambda row: names(sides(row, Role.PERPETRATOR)[1:]),
    "inter1": lambda row: _first(row, Role.PERPETRATOR),
    "actor2": lambda row: names(sides(row, Role.TARGET)[:1]),
    "assoc_actor_2": lambda row: names(sides(row, Role.TARGET)[1:]),
    "inter2": lambda row: _first(row, Role.TARGET),
    "interaction": _interaction,
    "civilian_targeting": _civilian_targeting,
    "iso": countries.number,
    "region": empty,
    "country": countries.english_name,
    "admin1": at_place("admin1"),
    "admin2": empty,
    "admin3": empty,
    "location": at_place("name"),
    "latitude": latitude,
    "longitude": longitude,
    "geo_precision": _file.where,
    "source": lambda row: outlets(row) or addresses(row),
    "source_scale": empty,
    "notes": own("summary"),
    "fatalities": own("killed_min"),
    "tags": lambda row: f"status={row.event.status}",
    "timestamp": lambda row: int(row.event.updated_at.timestamp()),
}
INTEGERS = "year time_precision inter1 inter2 interaction iso geo_precision fatalities timestamp"
TYPES = {
    **dict.fromkeys(INTEGERS.split(), "integer"),
    **dict.fromkeys(("latitude", "longitude"), "number"),
    "event_date": "date",
}
CODEBOOK = replace(_file, columns=columns_of(_file, READS, TYPES))
