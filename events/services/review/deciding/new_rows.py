"""Places and sides that a reviewer names and nobody knew."""

from __future__ import annotations

from dataclasses import dataclass

from events import lengths
from events.extraction.data.folding import fold
from events.extraction.types import Precision
from events.models import Actor, Place, PlaceName
from events.services.reference.resolve import KEY_LENGTH, actor_rows


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place as a reviewer describes it. Without coordinates it is *unresolved*."""

    name: str
    precision: Precision
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class NewActor:
    """A side that no list has, or one that has this name already."""

    name: str


def place_of(place: Place | NewPlace) -> Place:
    """Its row. The same place described twice is one row."""
    if isinstance(place, Place):
        return place
    at = "" if place.lat is None or place.lon is None else f":{place.lat:.4f},{place.lon:.4f}"
    own = f"own:{place.country or 'xx'}:{fold(place.name)}"
    key = f"{own[: KEY_LENGTH - len(at)]}{at}"
    row, created = Place.objects.get_or_create(
        key=key,
        defaults={
            "name": place.name[: lengths.NAME],
            "precision": place.precision if at else Precision.UNRESOLVED,
            "admin1": place.admin1[: lengths.NAME],
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
        },
    )
    if created:
        PlaceName.objects.create(place=row, name=row.name, key=fold(row.name)[: lengths.NAME])
    return row


def actor_of(actor: Actor | NewActor) -> Actor:
    """Its row."""
    return actor if isinstance(actor, Actor) else next(iter(actor_rows([actor.name]).values()))
