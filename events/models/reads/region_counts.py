"""Events by country, and by first-level division of one country."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value

from events.models.counting.parts import EventPlace
from events.models.events import EventQuerySet
from events.models.events.tallied import Grouped

Rows = QuerySet[Any, Any]  # with columns named at run time
_EVENTS = Count("event", distinct=True)


def by_country(events: EventQuerySet) -> dict[str, int]:
    """Events by ISO 3166-1 code: each once in each of its countries. Under the empty code those
    with no known country.
    """
    scoped = events.selection is not None and bool(events.selection.country)
    if not scoped:
        found = events.tallied("country", ["value"], _countries, _without_country)
        if found is not None:
            return _unnamed_last(found)
    counted = _places(events).values_list("place__country").annotate(n=_EVENTS)
    known = {code: n for code, n in counted.order_by("-n", "place__country") if code}
    return {**known, "": events.count() - _distinct(events, ~Q(place__country=""))}


def by_admin1(events: EventQuerySet, country: str, *, with_unnamed: bool = True) -> dict[str, int]:
    """Events by the name of the first-level division; under the empty name those of which only the
    country is known, where that is asked for.

    No condition of the WHERE is on the country: with one, SQLite begins at the country's 40,000
    places, which takes seconds.
    """
    if events.selection is not None and events.selection.country == country:
        found = events.tallied(
            "admin1",
            ["value"],
            lambda part: _divisions(part, country),
            lambda part: _without_division(part, country),
        )
        if found is not None:
            return _unnamed_last(found)
    here = Q(place__country=country)
    columns = ("place__country", "place__admin1")
    counted = _places(events).values_list(*columns).annotate(n=_EVENTS).order_by("-n", *columns)
    known = {name: n for code, name, n in counted if code == country and name}
    if not with_unnamed:
        return known
    return {**known, "": _distinct(events, here) - _distinct(events, here & ~Q(place__admin1=""))}


def _unnamed_last(found: Grouped) -> dict[str, int]:
    numbers = {value: n for (value,), n in found.items()}
    ordered = sorted(numbers, key=lambda value: (-numbers[value], value))
    return {**{value: numbers[value] for value in ordered if value}, "": numbers.get("", 0)}


def _countries(events: EventQuerySet) -> Rows:
    rows: Rows = _places(events).exclude(place__country="").values_list("place__country")
    counted: Rows = rows.annotate(n=_EVENTS)
    return counted


def _without_country(events: EventQuerySet) -> Rows:
    named = EventPlace.objects.filter(event=OuterRef("pk")).exclude(place__country="")
    return _unnamed(events.filter(~Exists(named)))


def _divisions(events: EventQuerySet, country: str) -> Rows:
    named = _places(events).filter(place__country=country).exclude(place__admin1="")
    rows: Rows = named.values_list("place__admin1")
    counted: Rows = rows.annotate(n=_EVENTS)
    return counted


def _without_division(events: EventQuerySet, country: str) -> Rows:
    here = EventPlace.objects.filter(event=OuterRef("pk"), place__country=country)
    return _unnamed(events.filter(Exists(here), ~Exists(here.exclude(place__admin1=""))))


def _unnamed(events: EventQuerySet) -> Rows:
    rows: Rows = events.order_by().annotate(value=Value("", output_field=CharField()))
    counted: Rows = rows.values_list("value").annotate(n=Count("pk"))
    return counted


def _places(events: EventQuerySet) -> QuerySet[EventPlace]:
    return EventPlace.objects.filter(event__in=events.order_by().values("pk")).order_by()


def _distinct(events: EventQuerySet, where: Q) -> int:
    number: int = _places(events).aggregate(n=Count("event", distinct=True, filter=where))["n"]
    return number
