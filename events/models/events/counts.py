"""How many events: by day, by facet, by side and place over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NotRequired, Self, TypedDict

from django.db import models
from django.db.models import BooleanField, Case, Count, F, FilteredRelation, Q, Value, When

from events.models.actors import Actor
from events.models.counting.parts import EventActor, EventPlace, EventWeapon
from events.models.events.conditions import VAGUE
from events.models.events.gathered import FOUND, Gathered, gather
from events.models.events.tallied import Grouped, TalliedCounts

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


class EventCounts(TalliedCounts):
    """Counts of the events that a filter leaves."""

    _limit: float | None = None
    _once = False
    _unasked: Collection[str] = ()
    _found: Gathered | None = None

    def at_once(self, seconds: float | None = None, unasked: Collection[str] = ()) -> Self:
        """The same events, of which all that a page counts is counted by one query. After so many
        `seconds` (PostgreSQL), numbers come from a sample, as `Estimate`. Facets that the page does
        not ask of them are `unasked`: counting sides took a third of the time.
        """
        events = self.all()
        events._once, events._limit, events._unasked = True, seconds, unasked
        return events

    @property
    def gathered(self) -> Gathered | None:
        """What was counted at once; None if nobody asked for that, or if tallies hold it."""
        if self._found is None and self._once and self.selection is None:
            vague = Case(When(VAGUE, then=True), default=False, output_field=BooleanField())
            columns = self.order_by().annotate(vague=vague).values_list(*FOUND)
            self._found = gather(columns, self._limit, self._unasked)
        return self._found

    def by_day(self) -> list[DayCount]:
        """Rows {ends_on, kind, count}, oldest first: each event counts once, on its last day."""
        tallied = (
            Counter(self.gathered.days)
            if self.gathered
            else self.tallied_by_day("day", ["kind"], lambda events: events._days())
        )
        if tallied is None:
            tallied = Counter({(day, kind): n for day, kind, n in self.order_by()._days()})
        return [
            DayCount(ends_on=day, kind=kind, count=tallied[day, kind])
            for day, kind in sorted(tallied)
        ]

    def by_day_or_month(self, longest: int) -> list[DayCount]:
        """As `by_day`, for a drawing that shows months where there are more than so many days: then
        each month has one row a kind, the first on the day of the first event, and the last on that
        of the last event. Five years have 10,000 rows by day, and 400 by month.
        """
        months = self._months()
        first, last = self._first_and_last(months) if months else (None, None)
        if not first or not last or (last - first).days < longest:
            return self.by_day()
        counted: Counter[tuple[date, str]] = Counter()
        for (month, kind), number in months.items():
            at = max(month, first) if (month.year, month.month) != (last.year, last.month) else last
            counted[at, kind] = number
        return [
            DayCount(ends_on=day, kind=kind, count=counted[day, kind])
            for day, kind in sorted(counted)
        ]

    def _months(self) -> Grouped:
        """How many events by first day of the month and kind; none where tallies cannot tell."""
        whole = self.selection is not None and self.selection.whole
        tallied = self.tallied_by_day("all", ["kind"], lambda events: events._days())
        months: Grouped = Counter()
        for (day, kind), number in (tallied or {}).items() if whole else ():
            months[day.replace(day=1), kind] += number
        return Counter({key: number for key, number in months.items() if number})

    def _first_and_last(self, months: Grouped) -> tuple[date | None, date | None]:
        """The days of the first and the last event, which lie in the first and the last month."""
        known = {month for month, _ in months}
        days = self.tallied_on({min(known), max(known)}, lambda events: events._only_days())
        return min(days, default=None), max(days, default=None)

    def total(self) -> int:
        """How many events."""
        if self.gathered:
            return self.gathered.total
        tallied = self.tallied("all", ["value"], lambda events: events._with_value(Value("")))
        return self.count() if tallied is None else tallied.total()

    def unplaced(self) -> int:
        """How many events no map can show."""
        if self.gathered:
            return self.gathered.number("unplaced")
        return self._tallied_number("unplaced", lambda events: events.located(known=False))

    def vague(self) -> int:
        """How many events are told of so long a time that no timeline can show when."""
        if self.gathered:
            return self.gathered.number("vague")
        return self._tallied_number("vague", lambda events: events.dated(known=False))

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
        if self.gathered and name not in self._unasked:
            return _of_facet(name, Counter(self.gathered.facets[name]), top)
        tallied = self._tallied_facet(name)
        if tallied is None:
            return self._counts(name) if name in OWN_FACETS else self._part_counts(name, top)
        found = Counter({str(value): n for (value,), n in tallied.items() if value})
        return _of_facet(name, found, top)

    def _tallied_facet(self, name: str) -> Grouped | None:
        if name in ("kind", "status"):
            return self.tallied("all", [name], lambda events: events._with_value(F(name), name))
        if name == "actor":
            return self.tallied("actor", ["key"], lambda events: events._with_actor())
        if name == "country" and self.selection and self.selection.country:
            return None  # no tally knows in which other countries the events of one were
        return self.tallied(name, ["value"], lambda events: events._with_part(name))

    def _tallied_number(self, facet: str, those: Callable[[Self], Self]) -> int:
        tallied = self.tallied(
            facet, ["value"], lambda events: those(events)._with_value(Value(""))
        )
        return those(self).count() if tallied is None else tallied.total()

    def _days(self) -> Rows:
        days: Rows = self.values_list("ends_on", "kind")
        counted: Rows = days.annotate(n=Count("pk"))
        return counted

    def _only_days(self) -> Rows:
        days: Rows = self.values_list("ends_on")
        counted: Rows = days.annotate(n=Count("pk"))
        return counted

    def _with_value(self, value: F | Value, name: str = "value") -> Rows:
        values: Rows = self.order_by()
        values = values.values_list(name) if isinstance(value, F) else values.annotate(value=value)
        counted: Rows = values.values_list(name).annotate(n=Count("pk"))
        return counted

    def _with_actor(self) -> Rows:
        sides: Rows = EventActor.objects.filter(event__in=self.values("pk")).order_by()
        counted: Rows = sides.values_list("actor_id").annotate(n=Count("event", distinct=True))
        return counted

    def _with_part(self, name: str) -> Rows:
        if name in OWN_FACETS:
            return self._with_value(F(name), name)
        facet = PART_FACETS[name]
        parts: Rows = facet.parts.filter(event__in=self.order_by().values("pk")).order_by()
        counted: Rows = parts.values_list(facet.value).annotate(n=Count("event", distinct=True))
        return counted

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


def _of_facet(name: str, found: Counter[str], top: int) -> list[ValueCount]:
    return _of_sides(found, top) if name == "actor" else _most_frequent(found)[:top]


def _most_frequent(found: Counter[str]) -> list[ValueCount]:
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [ValueCount(value=value, count=count) for value, count in ordered]


def _of_sides(found: Counter[str], top: int) -> list[ValueCount]:
    """The same for sides, by their keys, with their names."""
    sides = Actor.objects.filter(pk__in=found).values_list("pk", "slug", "name")
    named = [ValueCount(value=slug, count=found[str(key)], label=name) for key, slug, name in sides]
    return sorted(named, key=lambda row: (-row["count"], row["value"]))[:top]
