"""Sides, places and sources."""

from __future__ import annotations

from typing import Annotated, TypedDict

from events.api.shapes.events import EventPlace
from events.api.shapes.serializer import Address, OneOf
from events.models.actors import ActorKind
from events.models.sources import SourceKind


class Actor(TypedDict):
    slug: str
    url: Address
    name: str
    kind: Annotated[str, OneOf(ActorKind.choices)]
    country: str | None
    parent: Annotated[str | None, "Slug of the side that it belongs to"]
    parts: Annotated[list[str], "Slugs of what belongs to it, such as a state's army"]
    aliases: list[str]
    events_url: Annotated[Address, "With those of its parts; `forces=no` leaves these out"]


class Place(EventPlace):
    """A place; what has precision `region` or `country` is an area, and its coordinates are a point
    inside.
    """

    url: Address
    geonames_id: int | None
    events_url: Address


class Source(TypedDict):
    id: int
    name: str
    kind: Annotated[str, OneOf(SourceKind.choices)]
    affiliation: Annotated[str | None, "Slug of the party to a conflict that it speaks for"]
    events_url: Address
