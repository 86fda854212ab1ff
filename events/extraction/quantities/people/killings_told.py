"""Deaths that a noun tells: *the killing of 15 aid workers*, *the assassination of Haniyeh*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions.context import is_presupposed
from events.extraction.mentions.triggers.killings import is_killing, victim_of
from events.extraction.quantities.people.people_listed import listed
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import Count

if TYPE_CHECKING:
    from spacy.tokens import Token


def killings_told(mention: Mention, document: Document) -> Iterator[tuple[Count, Token]]:
    """The deaths that such nouns of the mention's clause count, each with the noun."""
    for token in document.tokens(mention.sentence):
        if int(token.i) not in mention.scope or not (is_killing(token) or _is_death(token)):
            continue
        if int(token.i) != mention.trigger and is_presupposed(token):
            continue  # "fired rockets at Haifa in response to the killing of seven in Tyre"
        victim = victim_of(token)
        if victim is not None and (count := _how_many(victim, token)) is not None:
            yield count, token


def _is_death(noun: Token) -> bool:
    """*The deaths of nine people in the shelling*."""
    return noun.pos_ == "NOUN" and syntax.lemma(noun) in word_set("harm", "death_nouns")


def _how_many(victim: Token, noun: Token) -> Count | None:
    """*Shukr's killing* is that of one, whatever the parser takes his name for."""
    return Count(1, 1) if victim.dep_ == "poss" else listed(victim, noun)
