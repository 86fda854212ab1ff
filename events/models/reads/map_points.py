"""Where events are drawn: each once, at the place that its texts name first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, FilteredRelation, Q, QuerySet

from events.extraction.types import Precision
from events.models.events import EventQuerySet
from events.models.places import Box, Place

PLACE = "first_place__place"
# known only as an area, so that a mark would lie
IN_AREAS = (str(Precision.REGION), str(Precision.COUNTRY))


class Drawn(NamedTuple):
    """A place as maps draw it."""

    id: int
    key: str
    name: str
    precision: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Point:
    """An event for the map. No place: none is named, or the one named was not found."""

    kind: str
    status: str
    starts_on: date
    ends_on: date
    place: Drawn | None


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """How many events of a kind have their first place here."""

    place: Drawn
    kind: str
    count: int


LAT = Drawn._fields.index("lat")
_OF_PLACE = tuple(f"{PLACE}__{name}" for name in Drawn._fields)


def with_first_place(events: EventQuerySet) -> EventQuerySet:
    """The events with `first_place`, the place named first; events without a place are kept."""
    first = FilteredRelation("event_places", condition=Q(event_places__ordinal=0))
    with_first: EventQuerySet = events.annotate(first_place=first)
    return with_first


def points(events: EventQuerySet, at_most: int) -> list[Point] | None:
    """Every event, newest first, in one query; None where there are more than `at_most`."""
    if events.selection and events.total() > at_most:
        return None
    rows = with_first_place(events).order_by("-ends_on", "-id")
    columns = ("kind", "status", "starts_on", "ends_on", *_OF_PLACE)
    found = [
        Point(kind, status, first, last, Drawn(*place) if place[LAT] is not None else None)
        for kind, status, first, last, *place in rows.values_list(*columns)[: at_most + 1]
    ]
    return found if len(found) <= at_most else None


def placed(events: EventQuerySet) -> dict[str, int]:
    """{total, without_place}: how many events there are, and how many of them no place can be drawn
    for.
    """
    if events.selection:
        return {"total": events.total(), "without_place": events.unplaced()}
    without = Count("pk", filter=Q(**{f"{PLACE}__lat__isnull": True}))
    counts: dict[str, int] = (
        with_first_place(events).order_by().aggregate(total=Count("pk"), without_place=without)
    )
    return counts


def in_areas(events: EventQuerySet) -> list[PlaceKind]:
    """The events known only to lie in a region or a country, counted by place and kind."""
    found = events.tallied(
        "place",
        ["key", "kind"],
        lambda part: by_place(_in_areas(part)),
        keys=Place.objects.filter(precision__in=IN_AREAS),
    )
    if found is not None:
        rows = Place.objects.filter(pk__in={key for key, _ in found}).values_list(*Drawn._fields)
        places = {row[0]: Drawn(*row) for row in rows}
        return [PlaceKind(places[key], kind, found[key, kind]) for key, kind in sorted(found)]
    drawn = _in_areas(events)
    counted: QuerySet[Any, Any] = drawn.values_list(*_OF_PLACE, "kind").annotate(count=Count("pk"))
    return [
        PlaceKind(Drawn(*place), kind, count)
        for *place, kind, count in counted.order_by(f"{PLACE}__id", "kind")
    ]


def by_place(events: EventQuerySet) -> QuerySet[Any, Any]:
    """Rows (place, kind, number) of events with `first_place`."""
    rows: QuerySet[Any, Any] = events.order_by().values_list(f"{PLACE}_id", "kind")
    counted: QuerySet[Any, Any] = rows.annotate(n=Count("pk"))
    return counted


def _in_areas(events: EventQuerySet) -> EventQuerySet:
    return _drawn(events).filter(**{f"{PLACE}__precision__in": IN_AREAS})


def at_points(events: EventQuerySet, box: Box) -> EventQuerySet:
    """The events whose first place is a point, or nearly one, and lies in the box."""
    return _drawn(events).exclude(**{f"{PLACE}__precision__in": IN_AREAS}).filter(box.around(PLACE))


def at(events: EventQuerySet, places: Collection[int]) -> EventQuerySet:
    """The events whose first place is one of these, by primary key."""
    return with_first_place(events).filter(**{f"{PLACE}__in": places})


def nowhere(events: EventQuerySet) -> EventQuerySet:
    """The events that no place can be drawn for: none is named first, or the one named was not
    found.
    """
    return with_first_place(events).filter(**{f"{PLACE}__lat__isnull": True})


def _drawn(events: EventQuerySet) -> EventQuerySet:
    return with_first_place(events).filter(**{f"{PLACE}__lat__isnull": False}).order_by()
