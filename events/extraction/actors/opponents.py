"""The opponents of a side in an article: by the list of conflicts, by country, and by who is named
near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from events.extraction.actors.sides import Sides, country_of, is_group, is_state
from events.extraction.data import known_actors

RECENT = 120  # tokens: how far back the opponent named last counts before the one named most


def against(
    side: str,
    sides: Sides,
    country: str | None = None,
    near: range | None = None,
    without: Sequence[str] = (),
) -> list[str]:
    """The opponent of a side that the article names; at most one.

    Opponents in `country` come first. Of several, the one that the paragraph (`near`) names, then
    the one named last before it, then the one named most.
    """
    others = [
        o for o in known_actors.opponents().get(side, ()) if sides.named.get(o) and o not in without
    ]
    home = next(iter(_unnamed_home(side, sides)), None) or home_opponent(side, others)
    if home is not None and not any(
        n.side in others and n.side != home and near and n.at in near for n in sides.told
    ):
        return [home]
    there = [
        o
        for o in others
        if country and known_actors.grounds().get(frozenset((side, o)), country) in {country, ""}
    ]
    return nearest(
        _rebels_first(side, there or others, sides, country), sides, near
    ) or _unnamed_home(side, sides)


def foe_at_home(side: str) -> list[str]:
    """The one state that another fights on its own ground: *Ukrainian defenders repelled attacks*
    of nobody else.
    """
    opponents = known_actors.opponents().get(side, ()) if is_state(side) else ()
    here = [o for o in opponents if _ground(side, o) == country_of(side)]
    states = [o for o in here if is_state(o)]
    return states if len(states) == 1 and all(_is_with(o, states[0]) for o in here) else []


def _is_with(side: str, state: str) -> bool:
    entry = known_actors.actors_by_name().get(side)
    return side == state or (entry is not None and entry.parent == state)


def _unnamed_home(side: str, sides: Sides) -> list[str]:
    """Rebels fight the state of their country, named or not, if the article is about no other."""
    home = home_opponent(side, known_actors.opponents().get(side, ()))
    entry = known_actors.actors_by_name().get(side)
    return (
        [home]
        if home is not None and entry is not None and sides.country in {entry.country, None}
        else []
    )


def _rebels_first(
    side: str, opponents_named: Sequence[str], sides: Sides, country: str | None
) -> Sequence[str]:
    """Where groups fight, the opponent is a group rather than a state that is only mentioned."""
    groups = [o for o in opponents_named if country and is_group(o) and _ground(side, o) == country]
    return (
        groups
        if sum(sides.named[o] for o in groups)
        > sum(sides.named[o] for o in opponents_named if o not in groups)
        else opponents_named
    )


def fights_in(side: str, country: str | None) -> bool:
    """Whether a side is known to fight in a country, or of none: Russia does not in Sudan, though
    an article tells of both wars.
    """
    opponents = known_actors.opponents().get(side, ())
    if not country or not opponents or country_of(side) in {country, None}:
        return True
    grounds = {known_actors.grounds().get(frozenset((side, o))) for o in opponents}
    lands = {country_of(o) for o in opponents}
    return bool({country, ""} & (grounds | lands))


def _ground(side: str, opponent: str) -> str | None:
    """The country in which two sides fight each other; that of a group that no conflict lists is
    its own.
    """
    return known_actors.grounds().get(frozenset((side, opponent)), country_of(opponent))


def home_opponent(side: str, others: Sequence[str]) -> str | None:
    """The state that rebels fight first: that of their own country."""
    entry = known_actors.actors_by_name().get(side)
    state = (
        known_actors.states_by_country().get(entry.country or "")
        if entry is not None and is_group(side)
        else None
    )
    return state.name if state is not None and state.name in others else None


def nearest(among: Sequence[str], sides: Sides, near: range | None) -> list[str]:
    """The one of these sides that a paragraph means."""
    if len(among) > 1 and near is not None:
        inside = [n.side for n in sides.told if n.side in among and n.at in near]
        before = [
            n.side
            for n in sides.told
            if n.side in among and near.start - RECENT <= n.at < near.start
        ]
        if inside or before:
            return [Counter(inside).most_common(1)[0][0] if inside else before[-1]]
    return sorted(among, key=lambda o: -sides.named[o])[:1]
