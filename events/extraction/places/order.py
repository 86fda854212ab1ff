"""Which of two places lies in the other, as far as country, division and precision tell."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, hypot, radians

from events.extraction.data.folding import fold
from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.types import Place, Precision

ORDER = [
    Precision.COUNTRY,
    Precision.REGION,
    Precision.DISTRICT,
    Precision.TOWN,
    Precision.UNRESOLVED,
    Precision.SITE,
]

# How far from the point of what holds it a place may lie: a division's borders are known, an area's
# are not.
REACH_KM = {Precision.REGION: 150, Precision.DISTRICT: 80, Precision.TOWN: 60, Precision.SITE: 30}
ACROSS_A_TOWN_KM = 5
LINE_KM = 600  # a line of contact between two countries, and a region that it runs through
KM_A_DEGREE = 111.2


def holds(outer: Place, inner: Place) -> bool:
    """Whether the inner place is a finer one within the outer."""
    if outer.country is None and inner.country is not None:
        # "a port on the Black Sea"
        return outer.key is not None and inner.precision in {Precision.TOWN, Precision.SITE}
    if _is_part_around(outer, inner):
        return True
    if inner.country is None and inner.precision is Precision.DISTRICT:
        # "the Line of Control in Kashmir"
        return (
            outer.precision in {Precision.COUNTRY, Precision.REGION} and km(inner, outer) < LINE_KM
        )
    if (
        outer.country is None
        or outer.country != inner.country
        or ORDER.index(outer.precision) >= ORDER.index(inner.precision)
    ):
        return False
    if outer.precision is Precision.COUNTRY or inner.precision is Precision.UNRESOLVED:
        return True
    if (outer.key or "").startswith("part:"):
        return True
    if outer.precision is not Precision.REGION:
        return outer.key == f"district:{inner.key}"
    return fold(outer.name) in fold(inner.admin1 or "") or fold(outer.admin1 or "-") == fold(
        inner.admin1 or "+"
    )


def _is_part_around(outer: Place, inner: Place) -> bool:
    """*northwestern Yemen*, then *Saada province*: a part of a country may hold whole regions."""
    part = (outer.key or "").startswith("part:") and outer.admin1 is None
    return (
        part
        and outer.country == inner.country
        and inner.precision is Precision.REGION
        and not (inner.key or "").startswith("part:")
    )


def finest(tellings: Iterable[tuple[Place, ...]]) -> tuple[Place, ...]:
    """The first places told, or those of a later telling that only say more exactly where: a
    region, then its town.
    """
    found: tuple[Place, ...] = ()
    for places in tellings:
        more_exact = len(found) == 1 and all(_refines(place, found[0]) for place in places)
        if places and (not found or more_exact):
            found = places
    return found


def _refines(place: Place, told: Place) -> bool:
    """Whether a later telling may only say more exactly where. A village that no gazetteer has may
    lie in the country, but no text says that it lies in the town told before.
    """
    unknown = place.precision is Precision.UNRESOLVED
    if unknown and told.precision in {Precision.TOWN, Precision.SITE, Precision.DISTRICT}:
        return place.admin1 is not None and place.admin1 == told.admin1
    return holds(told, place)


def lies_in(entry: Entry, holder: Place) -> bool:
    """Whether a place may lie in another: same country, and same division or within its reach."""
    if entry.key == holder.key:
        return False
    if holder.country is not None and entry.country != holder.country:
        # "Jerusalem's al-Aqsa mosque": a border runs through the town
        return holder.precision is Precision.TOWN and km(entry, holder) <= ACROSS_A_TOWN_KM
    part = (holder.key or "").startswith("part:") and holder.admin1 is None
    if (
        holder.precision is Precision.COUNTRY
        or part
        or (holder.precision is Precision.REGION and holder.lat is None)
    ):
        return entry.precision is not Precision.COUNTRY
    if holder.country is None:
        return True
    same = fold(entry.admin1 or "-") == fold(
        holder.admin1 or (holder.name if holder.precision is Precision.REGION else "+")
    )
    # "in southern Kandahar" may be the province of the town
    named_after = holder.name == holder.admin1
    if (named_after or holder.precision in {Precision.REGION, Precision.UNRESOLVED}) and same:
        return True
    return entry.precision is not Precision.REGION and km(entry, holder) <= REACH_KM.get(
        holder.precision, 0
    )


def km(entry: Entry | Place, place: Place) -> float:
    """How far apart two places are; infinitely far where one has no point."""
    if entry.lat is None or entry.lon is None or place.lat is None or place.lon is None:
        return float("inf")
    east = (entry.lon - place.lon) * cos(radians((entry.lat + place.lat) / 2))
    return KM_A_DEGREE * hypot(entry.lat - place.lat, east)
