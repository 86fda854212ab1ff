"""Whose land an event happened on, or came from."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.actors.references import words_behind
from events.extraction.actors.sides import Sides, country_of, is_group, is_state
from events.extraction.data import known_actors
from events.extraction.data.word_lists import word_set
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft
from events.extraction.types import Kind, Place


def state_of(where: Sequence[Place]) -> str | None:
    """The state that the first place belongs to."""
    return next(iter(owners(where)), None)


def holder_of_the_ground(told: Sequence[Draft], document: Document, sides: Sides) -> list[str]:
    """*Russian-held Kherson*, *rebel-controlled towns*: in whose hands the ground is."""
    if told[0].kind is not Kind.STRIKE:
        return []
    for draft in told:
        tokens = document.tokens(draft.mention.sentence)
        for named in sides.named_by(tokens):
            if not word_set("actors", "holding").isdisjoint(words_behind(named, tokens)):
                return [named.side]
    return []


def owners(where: Sequence[Place]) -> list[str]:
    """The states that the places belong to."""
    states = (known_actors.states_by_country().get(p.country or "") for p in where)
    return [state.name for state in states if state is not None]


def group_of_the_land(to: Sequence[str], by: Sequence[str], sides: Sides) -> list[str]:
    """*Israel intercepted rockets from Lebanon*: of the group there that it fights, if the article
    names one.
    """
    country = country_of(to[0]) if to and is_state(to[0]) else None
    foes = known_actors.opponents().get(by[0], ())
    there = [f for f in foes if country and is_group(f) and country_of(f) == country]
    return sorted((f for f in there if sides.named.get(f)), key=lambda f: -sides.named[f])[:1]


def of_the_place(kind: Kind, where: Sequence[Place], sides: Sides) -> list[str]:
    """Whom *gunmen* fight and from whom *rebels* take ground: the state of the place."""
    if kind not in {Kind.GROUND_COMBAT, Kind.TERRITORIAL_CLAIM}:
        return []
    return [side for side in owners(where) if sides.named.get(side)][:1]
