"""Where an event between two sides may have been: a place told of another event is carried on only
to where these two fight.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.data import known_actors
from events.extraction.data.known_actors import ActorEntry
from events.extraction.kind_table import kinds_where
from events.extraction.places.theatre import fights_at_home
from events.extraction.types import Kind, Place

FROM_AFAR = frozenset({Kind.STRIKE, Kind.INTERCEPTION})
VIOLENT = kinds_where(lambda row: row.violent)


def may_be_at(place: Place, kind: Kind, by: Sequence[str], to: Sequence[str]) -> bool:
    """*Hezbollah killed four Israeli soldiers* was not in Gaza, where the event told before was."""
    if place.country is None or kind not in VIOLENT:
        return True
    likely = likely_countries(kind, by, to)
    if likely:
        return place.country in likely
    return place.country not in _only_home(kind, by)


def likely_countries(kind: Kind, by: Sequence[str], to: Sequence[str]) -> frozenset[str]:
    """The countries of those who were hit and of the war between the two; empty where the sides do
    not tell.
    """
    hit, hitting = (by, to) if kind is Kind.INTERCEPTION else (to, by)
    homes = {actor.country for actor in _known(hit) if actor.country}
    if not homes or len(homes) < len(set(hit)):
        return frozenset()
    grounds = {
        ground for a in by for b in to if (ground := known_actors.grounds().get(frozenset((a, b))))
    }
    near = set() if kind in FROM_AFAR else {a.country for a in _known(hitting) if a.country}
    return frozenset(homes | grounds | near)


def _only_home(kind: Kind, by: Sequence[str]) -> frozenset[str]:
    """The countries that a state does not strike: its own, where no war of its is fought."""
    if kind is not Kind.STRIKE:
        return frozenset()
    states = (a.country for a in _known(by) if a.kind == "state" and a.country)
    return frozenset(country for country in states if not fights_at_home(country))


def _known(sides: Sequence[str]) -> list[ActorEntry]:
    actors = known_actors.actors_by_name()
    return [actors[side] for side in sides if side in actors]
