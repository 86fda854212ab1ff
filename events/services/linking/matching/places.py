"""How the places of two reports lie to each other."""

from __future__ import annotations

from functools import lru_cache

from events.extraction.data.folding import fold
from events.extraction.data.known_actors import actors
from events.extraction.types import Precision
from events.services.ledger.distances import kilometres
from events.services.linking.matching.traits import Spot, Traits
from events.services.linking.matching.words import SHORTEST, names_within, spelt_alike

NEAR_KM = 12  # a suburb, the next village
FAR_KM = 40  # a district
REACH_KM = 100  # *an attack in Ondo* may be in the state of that name, 60 km from its capital
WIDE_KM = 150  # a region that is no division of its country: the Donbas, the Sahel
INSIDE, IN_COUNTRY = "inside", "in country"
BY_NAME = "inside, by name"
EACH_NAMES_BOTH = "far, each names both"


def relation(one: Traits, other: Traits) -> str:
    """One name for how the first places lie to each other."""
    here, there = one.spot, other.spot
    if here is None or there is None:
        return "unnamed in both" if here is there else "unnamed in one"
    if here.key == there.key:
        return f"same {_size(here)}"
    apart = _apart(here, there)
    if apart == "other" and _in_reach(here, there) and _each_names_both(one, other):
        return EACH_NAMES_BOTH
    return apart


def named_by_both(one: Traits, other: Traits) -> bool:
    """Whether the first place of one is a further place of the other, or in its sentences."""
    return _names(one, other.spot) or _names(other, one.spot)


def too_far(one: Traits, other: Traits) -> bool:
    """Whether both are points that lie far apart, and no name connects them."""
    here, there = one.spot, other.spot
    if here is None or there is None or not (here.exact and there.exact):
        return False
    km = distance(here, there)
    return km is not None and km > FAR_KM and relation(one, other) not in (BY_NAME, EACH_NAMES_BOTH)


def _names(report: Traits, spot: Spot | None) -> bool:
    if spot is None:
        return False
    if spot.key in {further.key for further in report.spots[1:]}:
        return True
    parts = names_within(spot.name)
    return spot.name not in _stand_for_states() and bool(parts) and parts <= report.words


@lru_cache(maxsize=1)
def _stand_for_states() -> frozenset[str]:
    """Countries and capitals: *Damascus denied it* names no place."""
    return frozenset(
        name
        for actor in actors()
        if actor.kind == "state"
        for name in (actor.name, *actor.stands_for)
    )


def _apart(here: Spot, there: Spot) -> str:
    if _named_within(here, there) or _named_within(there, here):
        return "spelt alike"
    if here.country and there.country and here.country != there.country:
        return "country unsure" if here.unsure or there.unsure else "other"
    if _unresolved(here) or _unresolved(there):
        return _spelt(here, there)
    if Precision.COUNTRY in (here.precision, there.precision):
        return IN_COUNTRY
    if _holds(here, there) or _holds(there, here):
        return INSIDE
    return _by_distance(here, there)


def _named_within(here: Spot, there: Spot) -> bool:
    """Whether a place that no gazetteer has holds the other's name: *Idlib Syria*, Idlib."""
    if not _unresolved(here) or len(there.name) < SHORTEST or there.precision is Precision.COUNTRY:
        return False
    return f" {fold(there.name)} " in f" {fold(here.name)} "


def _spelt(here: Spot, there: Spot) -> str:
    if spelt_alike(here.name, there.name):
        return "spelt alike"
    if Precision.COUNTRY in (here.precision, there.precision):
        return IN_COUNTRY
    if _holds(here, there) or _holds(there, here):
        return INSIDE
    if here.admin1 and there.admin1 and here.admin1 != there.admin1:
        return "unresolved, other region"
    known = "in both" if _unresolved(here) and _unresolved(there) else "in one"
    return f"unresolved {known}{', one region' if here.admin1 and there.admin1 else ''}"


def _by_distance(here: Spot, there: Spot) -> str:
    km = distance(here, there)
    if km is None or km > REACH_KM:
        return "other"
    if km <= FAR_KM and spelt_alike(here.name, there.name):
        return "spelt alike"
    if km <= NEAR_KM:
        return "near"
    if _lends_its_name(here, there) or _lends_its_name(there, here):
        return BY_NAME
    return "in reach" if km <= FAR_KM else "other"


def _lends_its_name(town: Spot, there: Spot) -> bool:
    """Whether the town may stand for the division around both that has its name: *in Donetsk*."""
    if not town.admin1 or town.admin1 != there.admin1:
        return False
    return fold(town.admin1).split()[: len(town.name.split())] == fold(town.name).split()


def _in_reach(here: Spot, there: Spot) -> bool:
    km = distance(here, there)
    return here.exact and there.exact and km is not None and km <= REACH_KM


def _each_names_both(one: Traits, other: Traits) -> bool:
    """*Kasese* in a headline, *a school at Mpondwe in Kasese District* in the text, in both."""
    return _names(one, other.spot) and _names(other, one.spot)


def _unresolved(spot: Spot) -> bool:
    return spot.precision is Precision.UNRESOLVED


def _holds(area: Spot, spot: Spot) -> bool:
    if area.precision is Precision.REGION and area.admin1:
        return area.admin1 == spot.admin1
    if area.precision is Precision.REGION:
        return (km := distance(area, spot)) is not None and km <= WIDE_KM
    if area.precision is Precision.DISTRICT:
        km = distance(area, spot)
        return area.admin1 == spot.admin1 and km is not None and km <= FAR_KM
    return False


def _size(spot: Spot) -> str:
    """Two totals of one country and day are seldom one event; two of a region may be."""
    if spot.precision is Precision.COUNTRY:
        return "country"
    return "area" if spot.precision is Precision.REGION else "place"


def distance(one: Spot, other: Spot) -> float | None:
    """Kilometres between two places on the sphere; None where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return kilometres((one.lat, one.lon), (other.lat, other.lon))
