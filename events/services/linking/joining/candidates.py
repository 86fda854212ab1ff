"""Which reports a report may be linked to: an indexed window of place and days."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import cos, radians

from events.extraction.types import Kind
from events.models import ReportTraits
from events.models.linking import ReportTraitsQuerySet
from events.models.places import Box
from events.services.linking.joining.kept_traits import Node
from events.services.linking.matching.features import ALIKE, LONGEST_SPAN, MOST_APART
from events.services.linking.matching.places import REACH_KM
from events.services.linking.matching.traits import Spot

KM_OF_A_DEGREE = 111.0


@dataclass(frozen=True, slots=True)
class Window:
    """The days and the area in which reports may have their like.

    Without a box it is the whole country. `anywhere`: no country is sure, so all that its side did
    is looked at. `long`: the days are those of a long span, which is compared with its equal alone.
    """

    kinds: frozenset[Kind]
    first: date
    last: date
    country: str
    side: str
    place: str
    box: Box | None
    anywhere: bool
    long: bool

    @property
    def key(self) -> tuple[object, ...]:
        """What windows that are read as one have in common."""
        days = (self.first, self.last) if self.long else (self.first.isocalendar()[:2],)
        return (self.kinds, self.country, self.side, self.place, self.anywhere, days)

    def with_all_of(self, other: Window) -> Window:
        """The window that holds both."""
        return replace(
            self,
            first=min(self.first, other.first),
            last=max(self.last, other.last),
            box=_around(self.box, other.box) if self.box and other.box else None,
        )

    def covers(self, other: Window) -> bool:
        """Whether all that lies in the other lies in this one, too."""
        return (
            (self.kinds, self.country, self.side, self.place, self.anywhere, self.long)
            == (other.kinds, other.country, other.side, other.place, other.anywhere, other.long)
            and self.first <= other.first
            and other.last <= self.last
            and (not self.long or (self.first, self.last) == (other.first, other.last))
            and (self.box is None or (other.box is not None and _inside(other.box, self.box)))
        )


def windows_of(nodes: Collection[Node]) -> list[Window]:
    """The windows of these reports; those of one country, side and week are one."""
    found: dict[tuple[object, ...], Window] = {}
    for window in (_window(node) for node in nodes):
        key = window.key
        found[key] = found[key].with_all_of(window) if key in found else window
    return list(found.values())


def reports_in(window: Window) -> Iterator[ReportTraitsQuerySet]:
    """What has to be read to see all that a report in the middle of the window may be linked to."""
    there = ReportTraits.objects.standing().of_kinds(window.kinds)
    there = (
        there.of_span(window.first, window.last)
        if window.long
        else there.about(
            window.first - MOST_APART, window.last + MOST_APART, window.first - LONGEST_SPAN
        )
    )
    if window.country:
        yield there.in_country(window.country, window.box)
    if window.side:
        yield (there if window.anywhere else there.without_a_point()).by_side(window.side)
    if window.place:
        yield there.filter(place__key=window.place)


def kinds_like(kind: Kind) -> frozenset[Kind]:
    return frozenset({kind}).union(*(kinds for kinds in ALIKE if kind in kinds))


def _window(node: Node) -> Window:
    days, spot = node.traits.days, node.traits.spot
    country = spot.country if spot else ""
    return Window(
        kinds_like(node.traits.kind),
        node.traits.first_day,
        days.end,
        country,
        node.side,
        spot.key if spot and not country else "",
        _box(spot) if spot else None,
        not node.traits.country_sure,
        days.end - days.start >= LONGEST_SPAN,
    )


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.west, other.west),
        min(one.south, other.south),
        max(one.east, other.east),
        max(one.north, other.north),
    )


def _inside(inner: Box, outer: Box) -> bool:
    return _around(inner, outer) == outer


def _box(spot: Spot) -> Box | None:
    """What lies in reach of a point; None: the country, for a region or an unknown place."""
    if spot.lat is None or spot.lon is None or not spot.exact:
        return None
    high = REACH_KM / KM_OF_A_DEGREE
    wide = high / max(0.1, cos(radians(spot.lat)))
    return Box(spot.lon - wide, spot.lat - high, spot.lon + wide, spot.lat + high)
