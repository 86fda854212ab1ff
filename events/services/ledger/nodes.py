"""Events as the rules of the ledger compare them: read for many at once, in a fixed number of
queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from events.extraction.types import Count, DateSpan, Precision, Role
from events.models import Event, FinePlace
from events.models.events import Review
from events.models.events.told import Told, ToldPlace, told_of

AREAS = (Precision.COUNTRY, Precision.REGION)
WHATS = ("killed", "wounded", "munitions")


class Spot(NamedTuple):
    """A place of an event."""

    place: int
    name: str
    admin1: str
    country: str
    precision: str
    lat: float | None = None
    lon: float | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    @property
    def is_area(self) -> bool:
        return self.precision in AREAS


@dataclass(frozen=True, slots=True)
class Node:
    """One event. `agents` and `targets` are the states or organisations at the top.

    `munitions` are all that it counts, launched and intercepted; None where it counts none.
    `checked`: a reviewer has looked at it. `left_out`: why sums left out
    each of WHATS when the event was read.
    """

    pk: int
    public_id: str
    kind: str
    days: DateSpan
    sums_up: bool
    not_counted: bool
    checked: bool
    killed: Count | None
    wounded: Count | None
    munitions: Count | None
    spots: tuple[Spot, ...] = ()
    agents: frozenset[int] = frozenset()
    targets: frozenset[int] = frozenset()
    articles: frozenset[int] = field(default=frozenset())
    left_out: tuple[str, ...] = ()

    def least(self, what: str) -> int | None:
        """The number that sums add; None where no text gives one."""
        count: Count | None = getattr(self, what)
        if count is None:
            return None
        return count.min if count.min is not None else 0

    @property
    def is_area(self) -> bool:
        return not self.spots or self.spots[0].is_area

    @property
    def days_told(self) -> int:
        return (self.days.end - self.days.start).days + 1


OF_SPOT = ("event", "place", *(f"place__{name}" for name in Spot._fields[1:]))


class Loaded:
    """Nodes that were loaded already, in a transaction that changes none of what they are made
    of.
    """

    def __init__(
        self, events: Collection[Event] = (), told: Mapping[int, Told] = MappingProxyType({})
    ) -> None:
        """`events` were just written, with these parts."""
        self._nodes = nodes_of([one for one in events if one.withdrawn_at is None], told)
        self._asked = {event.pk for event in events}

    def of(self, keys: Collection[int]) -> dict[int, Node]:
        """Those of these events that readers see, by primary key."""
        missing = set(keys) - self._asked
        if missing:
            self._nodes |= load_nodes(missing)
            self._asked |= missing
        return {key: self._nodes[key] for key in keys if key in self._nodes}


def load_nodes(keys: Collection[int]) -> dict[int, Node]:
    """Those of these events that readers see, by primary key."""
    events = list(Event.objects.visible().filter(pk__in=keys).defer("search_text", "summary"))
    return nodes_of(events, told_of([event.pk for event in events]))


def nodes_of(events: Collection[Event], told: Mapping[int, Told]) -> dict[int, Node]:
    """The nodes of these events with these parts, by primary key."""
    coarsened = [event.pk for event in events if event.coarsened]
    fine = _fine_spots(coarsened) if coarsened else {}
    return {
        event.pk: Node(
            pk=event.pk,
            public_id=event.public_id,
            kind=event.kind,
            days=DateSpan(event.starts_on, event.ends_on),
            sums_up=event.sums_up,
            not_counted=bool(event.not_counted),
            checked=event.review != Review.UNREVIEWED,
            killed=event.people("killed"),
            wounded=event.people("wounded"),
            munitions=_munitions(told[event.pk]),
            left_out=tuple(getattr(event, f"{what}_left_out") for what in WHATS),
            spots=tuple(fine.get(event.pk) or map(_spot, told[event.pk].places)),
            agents=_tops(told[event.pk], Role.PERPETRATOR),
            targets=_tops(told[event.pk], Role.TARGET),
            articles=frozenset(article for article, _ in told[event.pk].articles),
        )
        for event in events
    }


def _spot(place: ToldPlace) -> Spot:
    return Spot(
        place.place, place.name, place.admin1, place.country, place.precision, place.lat, place.lon
    )


def _tops(told: Told, role: Role) -> frozenset[int]:
    return frozenset(side.top for side in told.sides if side.role == role)


def _munitions(told: Told) -> Count | None:
    counted = [one for one in told.weapons if (one.launched, one.intercepted) != (None, None)]
    number = sum((one.launched or 0) + (one.intercepted or 0) for one in counted)
    return Count(number, number) if counted else None


def _fine_spots(keys: Collection[int]) -> Mapping[int, list[Spot]]:
    """Sums go by the places themselves, though they are shown coarser."""
    found: defaultdict[int, list[Spot]] = defaultdict(list)
    rows = FinePlace.objects.filter(event__in=keys).order_by("ordinal", "pk")
    for event, *row in rows.values_list(*OF_SPOT):
        found[event].append(Spot(*row))
    return found
