"""Rows in the shape of VIINA: a 0 or 1 for each category."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from events.exports.codebooks.codebook import (
    CIVILIANS,
    addresses,
    against_civilians,
    at_place,
    columns_of,
    latitude,
    longitude,
    outlets,
    own,
    read_codebook,
    sides,
)
from events.exports.columns import Value
from events.exports.rows import EventRow
from events.extraction.types import Kind, Role
from events.models.actors import ActorKind
from events.models.events.rows import ActorRow

FIGHTERS = frozenset((ActorKind.FORCE, ActorKind.ARMED_GROUP))
_file = read_codebook("viina")
LABELS = [name.removesuffix("_b") for name in _file.meanings if name.startswith("t_")]


def _label(name: str) -> Callable[[EventRow], Value]:
    return lambda row: int(name in _file.category(row).get("labels", ()))


def _hurt(row: EventRow, *, civilians: bool) -> int | None:
    """1 where somebody was hurt, 0 where a text says nobody; None where no text says it, or who."""
    least = [n for n in (row.event.killed_min, row.event.wounded_min) if n is not None]
    if not least or max(least) == 0:
        return 0 if least else None
    targeted = against_civilians(row) or row.event.kind == Kind.ATTACK_ON_CIVILIANS
    fighters = any(actor.kind in FIGHTERS for actor in sides(row, Role.TARGET))
    return int(targeted == civilians) if targeted or fighters else None


def _who(actor: ActorRow) -> str:
    if actor.slug == CIVILIANS:
        return "civ"
    return {"RU": "rus", "UA": "ukr"}.get(actor.country, "other")


def _did(who: str) -> Callable[[EventRow], Value]:
    return lambda row: int(who in map(_who, sides(row, Role.PERPETRATOR)))


READS: dict[str, Callable[[EventRow], Value]] = {
    "event_id": own("public_id"),
    "date": lambda row: f"{row.event.starts_on:%Y%m%d}",
    "location": at_place("name"),
    "ADM1_NAME": at_place("admin1"),
    "longitude": longitude,
    "latitude": latitude,
    "GEO_PRECISION": _file.where,
    "source": outlets,
    "url": addresses,
    **{f"{name}_b": _label(name) for name in LABELS},
    "t_milcas_b": lambda row: _hurt(row, civilians=False),
    "t_civcas_b": lambda row: _hurt(row, civilians=True),
    **{f"a_{who}_b": _did(who) for who in ("rus", "ukr", "civ", "other")},
}
TYPES = {
    **dict.fromkeys((name for name in _file.meanings if name.endswith("_b")), "integer"),
    **dict.fromkeys(("latitude", "longitude"), "number"),
}
CODEBOOK = replace(_file, columns=columns_of(_file, READS, TYPES))
