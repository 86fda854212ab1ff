"""What strikes and interceptions launched and stopped, for the chart of munitions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum

from events.extraction.types import Kind, Precision
from events.models.counting.parts import WITH_A_COUNT, EventActor, EventPlace, EventWeapon
from events.models.events import OF_BARRAGES, EventQuerySet
from events.models.events.selection import Selection
from events.models.reads.chart_counts import ONLY_CLAIMED

Rows = QuerySet[Any, Any]  # with columns named at run time
FACETS = ("barrage", "launched", "stopped")  # how many, and the two sums


@dataclass(frozen=True, slots=True)
class Counted:
    """What events of one kind say of one munition of one side on one day, added up.

    A sum is None where they give no number; those that give one are a row of their own. `side` is
    who launched it; `whole` where they tell of a whole country.
    """

    day: date
    kind: str
    type: str
    launched: int | None
    intercepted: int | None
    claimed: bool
    whole: bool
    side: int | None


class ToldOfMunition(NamedTuple):
    """What the events of a row have in common. `up` and `down`: which of the numbers they give."""

    day: date
    kind: str
    type: str
    up: bool
    down: bool
    claimed: bool
    whole: bool
    side: int  # 0 where none is named


Sums = Iterator[tuple[ToldOfMunition, tuple[int | None, ...]]]


def munitions(events: EventQuerySet) -> list[Counted]:
    """The oldest first; of strikes and interceptions that sums count, and that give a number."""
    selection = events.selection
    tallied = iter(()) if selection is None else _tallied(selection)
    parts = [events] if selection is None else events.beside_days()
    return added_up(chain(tallied, *map(_directly, parts)))


def added_up(told: Sums) -> list[Counted]:
    """One for all that have the same in common."""
    sums: defaultdict[ToldOfMunition, tuple[int, ...]] = defaultdict(lambda: (0, 0, 0))
    for one, amounts in told:
        sums[one] = tuple(a + int(b or 0) for a, b in zip(sums[one], amounts, strict=True))
    return [_counted(one, *sums[one]) for one in sorted(sums) if sums[one][0]]


def _counted(told: ToldOfMunition, number: int, launched: int, stopped: int) -> Counted:
    return Counted(
        told.day,
        told.kind,
        told.type,
        launched if told.up else None,
        stopped if told.down else None,
        told.claimed,
        told.whole,
        told.side or None,
    )


def _tallied(selection: Selection) -> Sums:
    rows = selection.tallies_by_day(*FACETS).order_by()
    columns = rows.values_list("day", "kind", "status", "value", "key")
    for day, kind, status, value, side, *amounts in columns.annotate(
        **{facet: Sum("amount", filter=Q(facet=facet)) for facet in FACETS}
    ):
        type_, _, given = value.partition(" ")
        claimed = status in ONLY_CLAIMED
        told = ToldOfMunition(
            day, kind, type_, "u" in given, "d" in given, claimed, "w" in given, side
        )
        yield told, tuple(amounts)


def _directly(events: EventQuerySet) -> Sums:
    """The same from the rows of munitions."""
    of_barrages = events.filter(kind__in=OF_BARRAGES, not_counted="", munitions_left_out="")
    rows: Rows = EventWeapon.objects.filter(
        WITH_A_COUNT, event__in=of_barrages.order_by().values("pk")
    )
    told: Rows = rows.order_by().annotate(
        up=Q(launched__isnull=False),
        down=Q(intercepted__isnull=False),
        claimed=Q(event__status__in=ONLY_CLAIMED),
        whole=_of_a_country(),
        side=_launching(),
    )
    columns = ("event__ends_on", "event__kind", "type", "up", "down", "claimed", "whole", "side")
    summed: Rows = told.values_list(*columns).annotate(
        n=Count("pk"), fired=Sum("launched"), stopped=Sum("intercepted")
    )
    for *known, side, number, fired, stopped in summed:
        yield ToldOfMunition._make([*known, side or 0]), (number, fired, stopped)


def _of_a_country() -> Exists:
    first = EventPlace.objects.filter(event=OuterRef("event"), ordinal=0)
    return Exists(first.filter(place__precision=Precision.COUNTRY))


def _launching() -> Subquery:
    """The side whose munitions they are: it strikes, or its munitions are stopped."""
    roles = (Q(event__kind=kind, role=Kind(kind).row.launched_by) for kind in OF_BARRAGES)
    sides = EventActor.objects.filter(reduce(or_, roles, Q()), event=OuterRef("event"))
    return Subquery(sides.order_by("actor").values("actor")[:1])
