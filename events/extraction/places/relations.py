"""How two places stand to each other: the same, one inside the other, apart."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.data.folding import fold
from events.extraction.places.order import holds, km
from events.extraction.places.place_name import Name
from events.extraction.types import Place, Precision

NEAR_KM = 12  # a town and its suburbs
CITY = 200_000  # people
GREATER = 5  # so many times as populous as its suburb
BROAD = {Precision.COUNTRY, Precision.REGION}


def place_relation(ours: Sequence[Place], theirs: Sequence[Place]) -> str:
    """*place same*, *inside*, *in country*, *other*; or which of the two names none."""
    if not ours or not theirs:
        return "place neither" if not ours and not theirs else "place of one"
    if _keys(ours) & _keys(theirs):
        return "place same"
    if any(_near(a, b) for a in ours for b in theirs):
        return "place near"
    if _fine(ours) and _fine(theirs):
        return "place other"  # that both lie in the broad place of the lead makes them no less two
    pairs = [(a, b) for a in ours for b in theirs]
    if any(contains(a, b) or contains(b, a) for a, b in pairs):
        broad = any(
            Precision.COUNTRY in {a.precision, b.precision}
            for a, b in pairs
            if contains(a, b) or contains(b, a)
        )
        return "place in country" if broad else "place inside"
    return "place other"


def _fine(places: Sequence[Place]) -> bool:
    return any(p.precision not in BROAD for p in places)


def _near(a: Place, b: Place) -> bool:
    """A suburb and its town: *Dahieh*, *Beirut*."""
    return (
        a.country == b.country
        and a.precision not in BROAD
        and b.precision not in BROAD
        and km(a, b) <= NEAR_KM
    )


def _keys(places: Sequence[Place]) -> set[str]:
    return {key for p in places for key in (p.key or fold(p.name), f"{fold(p.name)}/{p.country}")}


def covers(name: Name, place: Place, other: Name, finer: Place) -> bool:
    """Whether the other place is a finer one within the first: a town of a region, or a suburb of a
    city. *In Kabul, a mortar bomb hurt three in Qarabagh.*
    """
    if holds(place, finer):
        return True
    near = place.country == finer.country and km(place, finer) <= NEAR_KM
    city = place.precision is Precision.TOWN and finer.precision not in BROAD
    # "in the capital" is a city that the name does not tell
    greater = name.people > max(CITY, GREATER * other.people) or not name.entries
    return city and near and greater and bool(other.entries) and other.people < CITY


def contains(outer: Place, inner: Place) -> bool:
    """Whether `inner` lies in `outer`: by country, by division, or because one's division bears the
    other's name.
    """
    if outer.country is None or outer.country != inner.country or outer is inner:
        return False
    if outer.precision is Precision.COUNTRY:
        return inner.precision is not Precision.COUNTRY
    if outer.precision is not Precision.REGION and outer.precision is not Precision.DISTRICT:
        return False
    part = (outer.key or "").startswith("part:")
    if part and outer.admin1 is None:
        return inner.precision is not Precision.COUNTRY  # "eastern Ukraine" has no borders
    if inner.precision is Precision.REGION and not (inner.key or "").startswith("part:"):
        return False
    home, name = (
        fold(inner.admin1 or ""),
        fold(outer.name).split(" ", 1)[-1] if part else fold(outer.name),
    )
    return bool(home) and (home in name or name in home or home == fold(outer.admin1 or "-"))
