"""The land of whose dead a ministry speaks: *Lebanon's health ministry said attacks killed 37*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.places.relations import BROAD
from events.extraction.places.toponyms import Names
from events.extraction.quantities.area_totals import tells_of_several
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import Attribution, Place, Precision, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

LANDS = BROAD | {Precision.COUNTRY}


def land_of_speaker(
    mention: Mention, said: Sequence[Attribution], names: Names, document: Document
) -> tuple[tuple[Place, ...], tuple[Why, ...]]:
    """The country or territory of the ministry that counts the dead of several attacks at no place:
    its sum is of the whole land. Not *the ministry said the strike killed nine*.
    """
    if not _of_several(mention, document):
        return (), ()
    spoken = [t for one in said for t in _tokens(one, mention, document)]
    words = {t.lower_ for t in spoken}
    counts_the_dead = words & word_set("places", "counts_the_dead")
    if not (words & word_set("places", "national_bodies") and counts_the_dead):
        return (), ()  # a defence ministry speaks of the enemy, a foreign one of its people abroad
    own = {int(t.i) for t in spoken}
    for name in names.within(mention.sentence.first, mention.sentence.last):
        place = names.places.get(name.first)
        if place is not None and place.precision in LANDS and name.first in own:
            first, last = document.parse[name.first], document.parse[name.last - 1]
            start, end = document.start(first), document.end(last)
            return (place,), (Why("places", "place/land of the speaker", start, end),)
    return (), ()


def _of_several(mention: Mention, document: Document) -> bool:
    """*in attacks*, not *in the attacks*, of which the text told before."""
    trigger = document.parse[mention.trigger]
    known = any(c.lower_ in word_set("function_words", "the") for c in trigger.children)
    return not known and tells_of_several(document.words(mention.sentence))


def _tokens(said: Attribution, mention: Mention, document: Document) -> list[Token]:
    return [
        t for t in document.tokens(mention.sentence) if said.start <= document.start(t) < said.end
    ]
