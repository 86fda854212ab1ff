"""The target of an event where no sentence names one: the state of the place, or the side that the
agent fights there.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.actors.opponents import against, home_opponent, nearest
from events.extraction.actors.sides import Sides, country_of, is_group, is_state, kind_of
from events.extraction.data import known_actors
from events.extraction.data.known_actors import ActorEntry
from events.extraction.data.word_lists import word_list
from events.extraction.kind_table import ImpliedTarget
from events.extraction.types import Kind, Place

CIVILIANS = "civilians"


def implied_targets(
    kind: Kind | None,
    sides: Sides,
    by: Sequence[str],
    at: Sequence[Place],
    near: range | None = None,
) -> list[str]:
    """The side that the agent fights there, if the article names it; else the state of the place.

    People who are killed or abducted on the ground are civilians if nothing more is said. `near`
    are the tokens of the paragraph.
    """
    policy = kind.row.implied_target if kind is not None else ImpliedTarget.STATE_OR_OPPONENT
    country = next((p.country for p in at if p.country), None)
    if policy is ImpliedTarget.CIVILIANS:
        return [] if at and country is None else _harmed(by, country)
    # a ship there is nobody's that the place could tell, nor of the state that a group fights
    at_sea = at and country is None
    of_nobody = policy is ImpliedTarget.STATE_OF_PLACE or any(map(is_group, by[:1]))
    if not by or policy is ImpliedTarget.NONE or (at_sea and of_nobody):
        return []
    agent = by[0]
    if policy is ImpliedTarget.NAMED_OPPONENT:
        opponents = against(agent, sides, country, near)
        return [n for n in opponents if near is None or _is_named_in(near, n, sides)]
    state = known_actors.states_by_country().get(country or "")
    if policy is ImpliedTarget.OPPONENT:
        return against(agent, sides, country, near, without=by)
    if state is None and not at and _is_from_anywhere(agent):
        state = known_actors.states_by_country().get(sides.country or "")
    if state is None or state.name in by or _is_own(agent, state):
        found = against(agent, sides, country, near, without=by)
        return found or _rebels_at_home(agent, country)
    if policy is not ImpliedTarget.STATE_OF_PLACE and kind_of(agent) == "coalition":
        # peacekeepers fight with the state's leave, if they fight
        return against(agent, sides, country, near, without=by)
    return _holders(agent, sides, country, near) or [state.name]


def _rebels_at_home(side: str, country: str | None) -> list[str]:
    """Whom a state strikes on its own ground in a civil war: those who are meant by *rebels*
    there, if the word is for many groups.
    """
    word = word_list("scenery", "rebels")[0]
    rebels = known_actors.sides().get((word, country or ""))
    at_home = is_state(side) and country_of(side) == country
    return [rebels] if at_home and rebels in known_actors.parents() and rebels else []


def _is_named_in(near: range, side: str, sides: Sides) -> bool:
    return any(n.side == side and n.at in near for n in sides.told)


def _is_from_anywhere(side: str) -> bool:
    """Whether a group of the vocabulary is of no country: Islamic State strikes at the state where
    it is.
    """
    return kind_of(side) is not None and is_group(side) and not country_of(side)


def _is_own(side: str, state: ActorEntry) -> bool:
    """Whether a group is of a country whose state it does not fight: *militants in Gaza* do not
    fire at Gaza.
    """
    at_home = kind_of(side) is not None and is_group(side) and country_of(side) == state.country
    return at_home and state.name not in known_actors.opponents().get(side, ())


def _holders(by: str, sides: Sides, country: str | None, near: range | None) -> list[str]:
    """The group that this side is known to fight in this country: Israel fights Hamas in Gaza, the
    US the Houthis in Yemen.
    """
    state = known_actors.states_by_country().get(country or "")
    opponents = known_actors.opponents().get(by, ())
    at_home = state is not None and state.name in opponents and is_group(by)
    if at_home and state is not None and sides.named.get(state.name):
        return []  # rebels fight their state first
    fought = [o for o in opponents if sides.named.get(o) and is_group(o)]
    there = [o for o in fought if known_actors.grounds().get(frozenset((by, o))) == country]
    if not there and state is not None and by not in known_actors.opponents().get(state.name, ()):
        # its own rebels, wherever it strikes at them
        there = [o for o in fought if home_opponent(o, (by,))]
    return nearest(there, sides, near)


def _harmed(by: Sequence[str], country: str | None) -> list[str]:
    """Of a war between states the state whose people they are; in a civil war civilians."""
    state = known_actors.states_by_country().get(country or "")
    if state is None:
        return [CIVILIANS]
    foreign = any(is_state(n) and n != state.name for n in by)
    return [state.name] if foreign or any(_is_abroad(n, country) for n in by) else [CIVILIANS]


def _is_abroad(side: str, country: str | None) -> bool:
    """Whether a side is the state of another country."""
    home = country_of(side)
    return is_state(side) and bool(home) and home != country
