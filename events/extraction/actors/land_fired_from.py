"""Who fired munitions of which a text says only from where: *rockets from southern Lebanon*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.actors.sides import Sides, country_of, is_group, is_state
from events.extraction.data import known_actors
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft
from events.extraction.types import Kind


def from_the_land_of(
    told: Sequence[Draft], struck: Sequence[str], sides: Sides, document: Document
) -> Sequence[str]:
    """*rockets were fired from southern Lebanon*, *a missile from Yemen*: the group of that country
    which fights those struck, if the article names it, else its state.
    """
    if told[0].kind not in {Kind.STRIKE, Kind.INTERCEPTION}:
        return ()
    foes = {foe for side in struck for foe in known_actors.opponents().get(side, ())}
    for land in _lands_fired_from(told, sides, document):
        groups = [f for f in foes if is_group(f) and country_of(f) == country_of(land)]
        named = sorted((g for g in groups if sides.named.get(g)), key=lambda g: -sides.named[g])
        if named or land in foes:
            return named[:1] or [land]
    return ()


def _lands_fired_from(told: Sequence[Draft], sides: Sides, document: Document) -> Iterator[str]:
    """The states whose ground munitions came from, as the clauses of an event say."""
    for draft in told:
        trigger = document.parse[draft.mention.trigger]
        own = {trigger, syntax.governor(trigger)}
        for token in document.tokens(draft.mention.sentence):
            if token.lower_ in word_set("function_words", "from") and own & set(token.ancestors):
                place = syntax.child(token, "pobj")
                named = sides.named_by(syntax.phrase(place)) if place is not None else ()
                yield from (n.side for n in named if is_state(n.side))
