"""How many events: by day, by facet, by side and place over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NotRequired, Self, TypedDict

from django.db import models
from django.db.models import Count, F, FilteredRelation, Q

from events.models.events.conditions import EventConditions
from events.models.parts import EventActor, EventPlace, EventWeapon

if TYPE_CHECKING:
    pass


# Their columns are named at run time, so the checker cannot follow; each read says what it gives.
Rows = models.QuerySet[Any, Any]


class DayCount(TypedDict):
    """How many events of a kind have this last day."""

    ends_on: date
    kind: str
    count: int


class ValueOfDay(TypedDict):
    """How many events of a side or a place have this last day; None: they name none."""

    ends_on: date
    value: str | int | None
    label: str | None
    count: int


class ValueCount(TypedDict):
    """How many events bear a value; sides have their name as label."""

    value: str
    count: int
    label: NotRequired[str]


@dataclass(frozen=True, slots=True)
class _PartFacet:
    """A facet whose values stand in the rows of a part: the part's table and its columns."""

    parts: Parts
    value: str
    label: str = ""


Parts = models.QuerySet[EventPlace] | models.QuerySet[EventActor] | models.QuerySet[EventWeapon]
OWN_FACETS = ("kind", "status", "review")
PART_FACETS = {
    "country": _PartFacet(EventPlace.objects.all(), "place__country"),
    "weapon": _PartFacet(EventWeapon.objects.all(), "type"),
    "actor": _PartFacet(EventActor.objects.all(), "actor__slug", "actor__name"),
    "precision": _PartFacet(EventPlace.objects.all(), "place__precision"),
}


class EventCounts(EventConditions):
    """Counts of the events that a filter leaves."""

    def by_day(self) -> list[DayCount]:
        """Rows {ends_on, kind, count}, oldest first: each event counts once, on its last day."""
        days: Rows = self.order_by("ends_on", "kind").values("ends_on", "kind")
        return list(days.annotate(count=Count("pk")))

    def by_day_and_side(self) -> list[ValueOfDay]:
        """Rows {ends_on, value, label, count}: each event counts once for each side that it names,
        on its last day.

        One that names none counts where value and label are None; so it does in `by_day_and_place`.
        """
        return self._part_days(value="event_actors__actor__slug", label="event_actors__actor__name")

    def by_day_and_place(self) -> list[ValueOfDay]:
        """Rows {ends_on, value, label, count}: each event counts once, at the place that is named
        first, on its last day.
        """
        first = FilteredRelation("event_places", condition=Q(event_places__ordinal=0))
        placed: Self = self.annotate(first=first)
        return placed._part_days(value="first__place", label="first__place__name")

    def facet_counts(self, top: int = 20) -> dict[str, list[ValueCount]]:
        """How many events bear each value of each facet, a query for each; of those with many
        values the `top` ones.
        """
        return {name: self.facet(name, top) for name in (*OWN_FACETS, *PART_FACETS)}

    def facet(self, name: str, top: int = 20) -> list[ValueCount]:
        """How many events bear each value, the most frequent first."""
        return self._counts(name) if name in OWN_FACETS else self._part_counts(name, top)

    def _counts(self, column: str) -> list[ValueCount]:
        values: Rows = self.order_by().values(value=F(column))
        return list(values.annotate(count=Count("pk")).order_by("-count", "value"))

    def _part_counts(self, name: str, top: int) -> list[ValueCount]:
        facet = PART_FACETS[name]
        parts = facet.parts.filter(event__in=self.order_by().values("pk"))
        columns = {"value": F(facet.value)} | ({"label": F(facet.label)} if facet.label else {})
        values: Rows = parts.exclude(**{facet.value: ""}).order_by().values(**columns)
        counted = values.annotate(count=Count("event", distinct=True))
        return list(counted.order_by("-count", "value")[:top])

    def _part_days(self, **names: str) -> list[ValueOfDay]:
        columns = {name: F(path) for name, path in names.items()}
        days: Rows = self.order_by("ends_on").values("ends_on", **columns)
        return list(days.annotate(count=Count("pk", distinct=True)))
