"""Rows with PLOVER's event types and CAMEO's codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from events.exports.codebooks.codebook import (
    CIVILIANS,
    addresses,
    at_place,
    columns_of,
    latitude,
    longitude,
    names,
    own,
    read_codebook,
    sides,
)
from events.exports.columns import Value
from events.exports.rows import EventRow
from events.extraction.types import Role
from events.models.actors import ActorKind

SECTORS = {
    ActorKind.STATE: "GOV",
    ActorKind.FORCE: "MIL",
    ActorKind.ARMED_GROUP: "REB",
    ActorKind.COALITION: "MIL",
    ActorKind.COMMUNITY: "CVL",
}
_file = read_codebook("plover")


def _code(name: str) -> Callable[[EventRow], Value]:
    return lambda row: _file.category(row).get(name) or None


def _root(row: EventRow) -> str | None:
    code = _file.category(row).get("cameo")
    return code[:2] if code else None


def _sector(row: EventRow, role: Role) -> str | None:
    found = sides(row, role)
    if not found:
        return None
    return "CVL" if found[0].slug == CIVILIANS else SECTORS.get(ActorKind(found[0].kind))


READS = {
    "event_id": own("public_id"),
    "event_date": own("starts_on"),
    "event_type": _code("plover"),
    "mode": _code("mode"),
    "context": lambda row: f"military; {row.event.status}",
    "cameo_code": _code("cameo"),
    "cameo_root": _root,
    "quad_class": _code("quad_class"),
    "actor": lambda row: names(sides(row, Role.PERPETRATOR)),
    "actor_sector": lambda row: _sector(row, Role.PERPETRATOR),
    "recip": lambda row: names(sides(row, Role.TARGET)),
    "recip_sector": lambda row: _sector(row, Role.TARGET),
    "country": at_place("country"),
    "location": at_place("name"),
    "latitude": latitude,
    "longitude": longitude,
    "killed": own("killed_min"),
    "injured": own("wounded_min"),
    "text": own("summary"),
    "url": addresses,
}
TYPES = {
    **dict.fromkeys(("quad_class", "killed", "injured"), "integer"),
    **dict.fromkeys(("latitude", "longitude"), "number"),
    "event_date": "date",
}
CODEBOOK = replace(_file, columns=columns_of(_file, READS, TYPES))
