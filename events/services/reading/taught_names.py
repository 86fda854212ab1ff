"""What reviewers taught, as far as one article has it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from events.extraction.data.folding import fold
from events.extraction.data.known_actors import country_names
from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.types import Precision
from events.models import Place, TaughtName
from events.services.reading.extractor import VERSION_LENGTH, Reader


@dataclass(frozen=True, slots=True)
class Taught:
    """Places by folded spelling, and names of sides by folded name."""

    places: Mapping[str, Entry]
    sides: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.places or self.sides)

    def version(self, version: str) -> str:
        """The version of a reader that knows this: another one than without."""
        known = sorted([*((key, one.key) for key, one in self.places.items()), *self.sides.items()])
        mark = f"~{hashlib.sha256(repr(known).encode()).hexdigest()[:8]}"
        return f"{version[: VERSION_LENGTH - len(mark)]}{mark}" if self else version


@runtime_checkable
class Learns(Protocol):
    """A reader that can be told what reviewers taught."""

    def knowing(self, taught: Taught) -> Reader: ...


def with_taught(reader: Reader, text: str) -> Reader:
    """The reader of this text, with what was taught of its words."""
    return reader.knowing(taught_in(text)) if isinstance(reader, Learns) else reader


def taught_in(text: str) -> Taught:
    """What holds of the words of this text. A spelling for a country needs its name in the text."""
    rows = TaughtName.objects.standing().select_related("place", "actor").order_by("country", "pk")
    found = list(rows)
    words = f" {fold(text)} " if found else ""
    there = [row for row in found if f" {row.key} " in words]
    countries = _countries(words) if any(row.country for row in there) else set()
    told = [row for row in there if not row.country or row.country in countries]
    return Taught(
        {row.key: _entry(row.place) for row in told if row.place},
        {row.key: row.actor.name for row in told if row.actor},
    )


def _countries(words: str) -> set[str]:
    return {code for name, code in country_names().items() if f" {name} " in words}


def _entry(place: Place) -> Entry:
    return Entry(
        key=place.key,
        name=place.name,
        precision=Precision(place.precision),
        country=place.country or None,
        admin1=place.admin1 or None,
        lat=place.lat,
        lon=place.lon,
        population=place.population,
    )
