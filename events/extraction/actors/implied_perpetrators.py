"""The perpetrator where no sentence names one: by place, by accusation, or as the only opponent."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from events.extraction.actors.opponents import against
from events.extraction.actors.sides import Sides, is_group, is_state
from events.extraction.data import known_actors
from events.extraction.types import Kind, Place

ON_THE_GROUND = {Kind.GROUND_COMBAT, Kind.TERRITORIAL_CLAIM}


def implied_perpetrators(
    sides: Sides,
    at: Sequence[Place],
    kind: Kind,
    to: Sequence[str] = (),
    near: range | None = None,
    *,
    by_air: bool = False,
    planted: bool = False,
) -> list[str]:
    """The side that alone has planes there, that the article accuses, or that alone fights the
    target.

    `to` are the targets, `near` the tokens of the paragraph. The target of a strike without a named
    one is the state of the place.
    """
    country = next((p.country for p in at if p.country), None)
    state = known_actors.states_by_country().get(country or "")
    home = [state.name] if state is not None else []
    if kind is Kind.INTERCEPTION:
        # "a Sudanese helicopter was shot down near El Fasher": not by Sudan
        return [name for name in home if sides.named.get(name) and name not in to]
    if not to and kind in (ON_THE_GROUND | {Kind.DEPLOYMENT}):
        # "reinforcements were rushed to Kivu"; who attacked is not plain from the place alone
        return _over_its_own(sides, country) if kind is Kind.DEPLOYMENT else []
    struck = [n for n in to if known_actors.opponents().get(n)] or home
    if by_air and not planted and (flying := _states_with_planes(sides, country or sides.country)):
        return flying
    accused = [n for n in dict.fromkeys(n.side for n in sides.accused) if n not in struck]
    if planted and not at and len(accused) == 1 and is_group(accused[0]):
        return accused
    if not struck or (kind is Kind.ATTACK_ON_CIVILIANS and not any(map(is_state, to))):
        return []
    if len(accused) == 1:
        return accused
    if planted:
        return []  # whoever is at war there: of nine such guesses at bombers five were wrong
    opponent = _only_opponent(struck[0], sides, country, near)
    return [n for n in opponent if not (by_air and is_group(n))]  # groups have no planes


def _states_with_planes(sides: Sides, country: str | None) -> list[str]:
    """In a civil war the planes are the state's, if no other state is known to fly there."""
    fought = [
        pair
        for pair, ground in known_actors.grounds().items()
        if country and ground in {country, ""}
    ]
    pairs = [
        pair for pair in fought if all(map(sides.named.get, pair)) and any(map(is_group, pair))
    ]
    states = {n for pair in pairs for n in pair if not is_group(n)}
    return list(states) if len(states) == 1 else [] if states else _over_its_own(sides, country)


def _over_its_own(sides: Sides, country: str | None) -> list[str]:
    """*Jets bombed the forest*, *reinforcements came* in a country at war with rebels: its own,
    unless the article names another state that fights there.
    """
    state = known_actors.states_by_country().get(country or "")
    if state is None:
        return []
    opponents, ground = known_actors.opponents(), known_actors.grounds()
    rebels = {
        o
        for o in opponents.get(state.name, ())
        if is_group(o) and ground.get(frozenset((o, state.name))) == country
    }
    others = [n for n in sides.named if n != state.name and not is_group(n)]
    foreign = any({state.name, *rebels} & set(opponents.get(n, ())) for n in others)
    return [state.name] if rebels and not foreign else []


def two_foes(sides: Sides, country: str | None, near: range) -> list[str]:
    """*Fighting broke out in the town*: the two sides of the paragraph that fight each other, else
    the only two of the article that fight there and that it names more than once.
    """
    inside = {n.side for n in sides.told if n.at in near}
    often = {name for name, times in sides.named.items() if times > 1}
    for among in (inside, often):
        pairs = [pair for pair in _foes(among) if _ground(pair) in {country, ""}]
        if len(pairs) == 1:
            return sorted(pairs[0])
    return []


def _foes(among: Collection[str]) -> list[frozenset[str]]:
    opponents = known_actors.opponents()
    return list({frozenset((a, b)) for a in among for b in opponents.get(a, ()) if b in among})


def _ground(pair: frozenset[str]) -> str | None:
    return known_actors.grounds().get(pair)


def _only_opponent(side: str, sides: Sides, country: str | None, near: range | None) -> list[str]:
    """The opponent that the article names, if more than once."""
    found = against(side, sides, country, near)
    return found if found and sides.named[found[0]] > 1 else []
