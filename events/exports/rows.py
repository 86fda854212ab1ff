"""An event as every format has it: one frozen row, made of the event, its parts and its address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import translation
from django.utils.text import capfirst

from events.extraction.types import Precision, Role, Stance
from events.models import Event
from events.models.events.rows import Parts, PlaceRow, ReportRow
from events.wording.labels import vocabulary
from events.wording.labels.naming import kind_label

# Their coordinates are the middle of an area, where nothing need have happened.
AREAS = frozenset((Precision.DISTRICT, Precision.REGION, Precision.COUNTRY))


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event. What is derived from its parts is worked out only where a format asks for it."""

    event: Event
    parts: Parts
    page: str

    @property
    def id(self) -> str:
        return self.event.public_id

    @property
    def title(self) -> str:
        """*Drone strike, Kyiv (claimed)*, in English like all data."""
        place = self.first_place
        event = self.event
        return title_of(event.kind, event.subkind, event.status, place.name if place else None)

    @property
    def first_place(self) -> PlaceRow | None:
        return self.parts.places[0] if self.parts.places else None

    @property
    def is_one_day(self) -> bool:
        return self.event.starts_on == self.event.ends_on

    def sides(self, role: Role) -> list[str]:
        return [row.name for row in self.parts.actors if row.role == role]

    def speakers(self, stance: Stance) -> list[str]:
        """Who asserts it, or who denies it, each once."""
        said = (row.speaker for row in self.parts.claims if row.stance == stance)
        return list(dict.fromkeys(said))

    @property
    def articles(self) -> list[ReportRow]:
        """The articles that report it, each once, in the order in which they were read."""
        return list({row.article: row for row in self.parts.reports}.values())

    def munitions(self, what: str) -> int | None:
        """How many were `launched` or `intercepted`; None unless each type's number is known."""
        numbers = [getattr(row, what) for row in self.parts.weapons]
        return sum(numbers) if numbers and None not in numbers else None


def title_of(kind: str, subkind: str, status: str, place: str | None) -> str:
    where = f", {place}" if place is not None else ""
    return f"{_headline(kind, subkind)}{where} ({status})"


def is_area(place: PlaceRow | None) -> bool:
    """Whether the place is an area, so that its coordinates are no point."""
    return place is not None and place.precision in AREAS


def point_of(place: PlaceRow | None) -> tuple[float, float] | None:
    """Longitude and latitude where something happened; None for an area and an unknown place."""
    if place is None or place.lat is None or place.lon is None or is_area(place):
        return None
    return place.lon, place.lat


def centre_of(place: PlaceRow | None) -> tuple[float, float] | None:
    """Longitude and latitude of the middle of an area; None for a point and an unknown place."""
    if place is None or place.lat is None or place.lon is None or not is_area(place):
        return None
    return place.lon, place.lat


def places_of(row: EventRow, *, each: bool) -> Sequence[PlaceRow | None]:
    """The places that get a row: the first alone or each. An event without a place has one, too."""
    if each and row.parts.places:
        return row.parts.places
    return [row.first_place]


def joined(values: Iterable[object]) -> str:
    """Several values in a cell, in their order; empty ones keep their position, and none at all
    leave the cell empty.
    """
    texts = ["" if value is None else str(value) for value in values]
    return "; ".join(texts) if any(texts) else ""


def day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


@lru_cache(maxsize=2_000)
def _headline(kind: str, subkind: str) -> str:
    with translation.override("en"):
        words = vocabulary.OCCURRENCES
        noun = words.get((kind, subkind)) or words.get((kind, "")) or kind_label(kind)
        return capfirst(str(noun))
