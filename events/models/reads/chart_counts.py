"""What charts count: each a fixed number of queries, whatever the number of events. All take the
events of a filter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Count, F, FilteredRelation, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from events.extraction.types import Kind, Precision, Role, Status
from events.models.events import OF_BARRAGES, Event, EventQuerySet
from events.models.parts import EventPlace, EventWeapon
from events.models.reports import Report

ONLY_CLAIMED = (str(Status.CLAIMED), str(Status.DISPUTED), str(Status.DENIED))
Rows = QuerySet[Any, Any]  # with columns named at run time
_EVENTS = Count("event", distinct=True)


class People(NamedTuple):
    """The dead or the hurt of the events of a day: the sums of what is said at least and at most.

    `open` events say only *at least*, so that `high` is a lower bound, too; `unsaid` say nothing;
    `claimed` of those that say something are only claimed, disputed or denied.
    """

    day: date
    low: int
    high: int
    open: int
    said: int
    unsaid: int
    claimed: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of one munition in one event. `side` is who launched it; `whole` where it is told
    of a whole country.
    """

    event: int
    day: date
    kind: str
    type: str
    launched: int | None
    intercepted: int | None
    claimed: bool
    whole: bool
    side: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """How many events of a kind one side did to another. An empty slug: the side is not named."""

    perpetrator: str
    perpetrator_name: str
    target: str
    target_name: str
    kind: str
    count: int


def articles(events: EventQuerySet) -> int:
    """How many articles tell them."""
    told = Report.objects.filter(event__in=_keys(events))
    number: int = told.aggregate(n=Count("article", distinct=True))["n"]
    return number


SUMMED = ("killed", "wounded", "munitions")


def left_out(events: EventQuerySet, *whats: str) -> int:
    """How many of them give a number that totals leave out: told as background, held by another's
    number, or waiting for a reviewer. `whats` are the numbers meant; all, where none is named.
    """
    whats = whats or SUMMED
    found = (Q(pk__in=events.left_out_of(what).order_by().values("pk")) for what in whats)
    return events.filter(reduce(or_, found)).count()


def people_by_day(events: EventQuerySet, what: str) -> list[People]:
    """`what` is killed or wounded. Leaves out numbers that totals leave out. Oldest first."""
    low, high = F(f"{what}_min"), F(f"{what}_max")
    nothing = Q(**{f"{what}_min__isnull": True, f"{what}_max__isnull": True})
    summed = events.filter(**{"not_counted": "", f"{what}_left_out": ""})
    rows = summed.order_by("ends_on").values_list("ends_on")
    counted = rows.annotate(
        low=Sum(Coalesce(low, 0)),
        high=Sum(Coalesce(high, low, 0)),
        open=Count("pk", filter=Q(**{f"{what}_min__isnull": False, f"{what}_max__isnull": True})),
        said=Count("pk", filter=~nothing),
        unsaid=Count("pk", filter=nothing),
        claimed=Count("pk", filter=~nothing & Q(status__in=ONLY_CLAIMED)),
    )
    return [People(*row) for row in counted]


def munitions(events: EventQuerySet) -> list[Counted]:
    """What strikes and interceptions launched and stopped, a row for each munition of each event
    that gives a count.
    """
    given = Q(launched__isnull=False) | Q(intercepted__isnull=False)
    rows = _barrages(events).filter(given).annotate(
        whole=Max("event__event_places__place__precision", filter=_country()),
        side=Min("event__event_actors__actor", filter=_launching()),
    )  # fmt: skip
    columns = (
        "event",
        "event__ends_on",
        "event__kind",
        "type",
        "launched",
        "intercepted",
        "event__status",
        "whole",
        "side",
    )
    ordered: Rows = rows.order_by("event__ends_on", "event", "pk").values_list(*columns)
    return [
        Counted(event, day, kind, munition, up, down, status in ONLY_CLAIMED, area is not None, by)
        for event, day, kind, munition, up, down, status, area, by in ordered
    ]


def without_counts(events: EventQuerySet) -> int:
    """How many strikes and interceptions name a munition and give no count of any."""
    given = Q(event_weapons__launched__isnull=False) | Q(event_weapons__intercepted__isnull=False)
    named = events.filter(
        kind__in=OF_BARRAGES,
        not_counted="",
        munitions_left_out="",
        pk__in=EventWeapon.objects.values("event"),
    )
    number: int = named.annotate(given=Count("event_weapons", filter=given)).filter(given=0).count()
    return number


def pairs(events: EventQuerySet) -> list[Pair]:
    """Who acted against whom, by kind. An event with several sides counts once for each pair."""
    acting = FilteredRelation("event_actors", condition=Q(event_actors__role=Role.PERPETRATOR))
    suffering = FilteredRelation("event_actors", condition=Q(event_actors__role=Role.TARGET))
    columns = (
        *(
            f"{role}__actor__{name}"
            for role in ("acting", "suffering")
            for name in ("slug", "name")
        ),
        "kind",
    )
    rows = events.annotate(acting=acting, suffering=suffering).order_by().values_list(*columns)
    counted: Rows = rows.annotate(n=Count("pk", distinct=True))
    return [
        Pair(by or "", by_name or "", on or "", on_name or "", kind, n)
        for by, by_name, on, on_name, kind, n in counted
    ]


def by_country(events: EventQuerySet) -> dict[str, int]:
    """Events by ISO 3166-1 code: each once in each of its countries. Under the empty code those
    with no known country.
    """
    counted = _places(events).values_list("place__country").annotate(n=_EVENTS)
    known = {code: n for code, n in counted.order_by("-n", "place__country") if code}
    return {**known, "": events.count() - _distinct(events, ~Q(place__country=""))}


def by_admin1(events: EventQuerySet, country: str) -> dict[str, int]:
    """Events by the name of the first-level division; under the empty name those of which only the
    country is known.

    No condition of the WHERE is on the country: with one, SQLite begins at the country's 40,000
    places, which takes seconds.
    """
    here = Q(place__country=country)
    columns = ("place__country", "place__admin1")
    counted = _places(events).values_list(*columns).annotate(n=_EVENTS).order_by("-n", *columns)
    known = {name: n for code, name, n in counted if code == country and name}
    return {**known, "": _distinct(events, here) - _distinct(events, here & ~Q(place__admin1=""))}


def _places(events: EventQuerySet) -> QuerySet[EventPlace]:
    return EventPlace.objects.filter(event__in=_keys(events)).order_by()


def _distinct(events: EventQuerySet, where: Q) -> int:
    number: int = _places(events).aggregate(n=Count("event", distinct=True, filter=where))["n"]
    return number


def _barrages(events: EventQuerySet) -> QuerySet[EventWeapon]:
    counted = events.filter(kind__in=OF_BARRAGES, not_counted="", munitions_left_out="")
    return EventWeapon.objects.filter(event__in=_keys(counted))


def _country() -> Q:
    return Q(
        event__event_places__ordinal=0, event__event_places__place__precision=Precision.COUNTRY
    )


def _launching() -> Q:
    """The side whose munitions they are: it strikes, or its munitions are stopped."""
    role = "event__event_actors__role"
    return reduce(
        or_,
        (Q(event__kind=kind, **{role: Kind(kind).row.launched_by}) for kind in OF_BARRAGES),
        Q(),
    )


def _keys(events: EventQuerySet) -> QuerySet[Event, dict[str, int]]:
    return events.order_by().values("pk")
