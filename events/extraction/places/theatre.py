"""Where the sides that a text names fight: an attacker acts elsewhere, so that *a Russian drone hit
Kupiansk* speaks for Ukraine as much as for Russia.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import cos, hypot, radians
from types import MappingProxyType

from events.extraction.data import known_actors
from events.extraction.gazetteer.supplement import table
from events.extraction.places.order import KM_A_DEGREE

REACH_KM = 2200  # between the middles of two countries: as far as from Yemen to Israel


def theatres(countries: Mapping[str, int]) -> Mapping[str, int]:
    """How often the text speaks of each country, or of one that fights there. Where it names one
    ground of a state, the others count as named once.
    """
    found = dict(countries)
    for country, votes in countries.items():
        grounds = _grounds_of().get(country, frozenset())
        named = grounds & countries.keys() or grounds
        for ground in grounds:
            found[ground] = max(found.get(ground, 0), votes if ground in named else 1)
    return found


def likely_ground(country: str) -> str | None:
    """Where a place lies of which the text tells no more than that a state acted: at home, or in
    the one country where it fights. None where that may be several.
    """
    grounds = _grounds_of().get(country, frozenset())
    if not grounds or country in _own_grounds():
        return country
    return next(iter(grounds)) if len(grounds) == 1 else None


def fights_at_home(country: str) -> bool:
    """Whether a war of this state is fought on its own ground, or none of its wars is known."""
    return country not in _grounds_of() or country in _own_grounds()


@lru_cache(maxsize=1)
def _grounds_of() -> Mapping[str, frozenset[str]]:
    """Country -> the other countries where it fights, or which it fights."""
    found: dict[str, set[str]] = {}
    for home, ground in _pairs():
        if home != ground:
            found.setdefault(home, set()).add(ground)
    return MappingProxyType({home: frozenset(grounds) for home, grounds in found.items()})


@lru_cache(maxsize=1)
def _own_grounds() -> frozenset[str]:
    """The countries on whose own ground a war of theirs is fought."""
    return frozenset(home for home, ground in _pairs() if home == ground)


def _pairs() -> Iterator[tuple[str, str]]:
    """(country of a side, ground of its war) and (country of a side, country of a group that it
    fights). The United States fight Iran, which is no reason to look for a place in Ohio.
    """
    actors = known_actors.actors_by_name()
    for sides, ground in known_actors.grounds().items():
        known = [actors[side] for side in sides if side in actors]
        groups = [actor.country for actor in known if actor.kind != "state"]
        for home in (actor.country for actor in known):
            yield from ((home, where) for where in (ground, *groups) if home and where)
        states = [actor.country for actor in known if actor.kind == "state"]
        for group in groups:
            yield from ((group, s) for s in states if group and s and _are_near(group, s))


def _are_near(group: str, state: str) -> bool:
    """Whether a group may strike the land of the state that it fights: Hezbollah that of Israel,
    the Taliban not that of the United States.
    """
    points = _points()
    if not {group, state} <= points.keys():
        return False
    (a, b), (c, d) = points[group], points[state]
    return KM_A_DEGREE * hypot(a - c, (b - d) * cos(radians((a + c) / 2))) <= REACH_KM


@lru_cache(maxsize=1)
def _points() -> Mapping[str, tuple[float, float]]:
    """The middle of each country."""
    rows = table("countries.csv")
    return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in rows if row["lat"]}
