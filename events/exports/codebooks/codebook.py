"""A codebook: its file of categories, and a column for each name that the file explains."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from events.exports.columns import Column, Value
from events.exports.rows import EventRow, joined, point_of
from events.extraction.types import Role
from events.models.actors import ActorKind
from events.models.events.rows import ActorRow

DATA = Path(__file__).parent / "data"
PARTS = ("places", "actors", "claims", "reports")
CIVILIANS = "civilians"
STATES = frozenset((ActorKind.STATE, ActorKind.FORCE))

Category = Mapping[str, Any]  # what the file says of a subkind, by the names of the codebook
OfRow = Callable[[EventRow], Value]


@dataclass(frozen=True, slots=True)
class Codebook:
    """`kinds` has the categories of each kind and subkind, `codes` all that the codebook knows;
    `lost` and `differs` are sentences for readers.
    """

    title: str
    note: str
    kinds: Mapping[str, Mapping[str, Category]]
    codes: Mapping[str, Sequence[object]]
    precision: Mapping[str, int | str]
    lost: Mapping[str, Sequence[str]]
    meanings: Mapping[str, str]
    columns: Sequence[Column] = ()

    def category(self, row: EventRow) -> Category:
        """What this event is in the codebook; nothing for a kind that its file does not know."""
        return self.kinds.get(row.event.kind, {}).get(row.event.subkind, {})

    def where(self, row: EventRow) -> int | str | None:
        """How finely the first place is known, as the codebook writes it."""
        return self.precision.get(row.first_place.precision) if row.first_place else None


def read_codebook(name: str) -> Codebook:
    """The codebook of this file, still without columns."""
    with (DATA / f"{name}.toml").open("rb") as file:
        read = tomllib.load(file)
    return Codebook(
        title=read["title"],
        note=read["note"],
        kinds=read["kinds"],
        codes=read["codes"],
        precision=read["precision"],
        lost=read["lost"],
        meanings=read["columns"],
    )


def columns_of(
    codebook: Codebook, reads: Mapping[str, OfRow], types: Mapping[str, str]
) -> Sequence[Column]:
    """A column for each that the file explains, in its order. Those without a type are texts."""
    return tuple(
        Column(name, types.get(name, "text"), "", meaning, _ignoring_place(reads[name]), PARTS)
        for name, meaning in codebook.meanings.items()
    )


def _ignoring_place(read: OfRow) -> Callable[[EventRow, object], Value]:
    return lambda row, place: read(row)


def empty(row: EventRow) -> None:
    """A column that the events here have nothing for."""
    return None


def own(attribute: str) -> OfRow:
    """A column of the event itself; an empty text is none."""

    def read(row: EventRow) -> Value:
        value: Value = getattr(row.event, attribute)
        return value if value != "" else None

    return read


def at_place(attribute: str) -> OfRow:
    """A value of the first place."""

    def read(row: EventRow) -> Value:
        place = row.first_place
        value: Value = getattr(place, attribute) if place else None
        return value if value != "" else None

    return read


def latitude(row: EventRow) -> float | None:
    point = point_of(row.first_place)
    return point[1] if point else None


def longitude(row: EventRow) -> float | None:
    point = point_of(row.first_place)
    return point[0] if point else None


def sides(row: EventRow, role: Role) -> list[ActorRow]:
    return [actor for actor in row.parts.actors if actor.role == role]


def names(actors: Sequence[ActorRow]) -> str | None:
    return joined(actor.name for actor in actors) or None


def against_civilians(row: EventRow) -> bool:
    return any(actor.slug == CIVILIANS for actor in sides(row, Role.TARGET))


def outlets(row: EventRow) -> str | None:
    return joined(dict.fromkeys(article.source for article in row.articles)) or None


def addresses(row: EventRow) -> str | None:
    return joined(article.url or article.article for article in row.articles) or None


def days(row: EventRow) -> int:
    """How many days it may have taken."""
    return (row.event.ends_on - row.event.starts_on).days + 1
