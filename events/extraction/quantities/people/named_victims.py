"""Who is said by name to have died: *killed Fuad Shukr*, *Shukr's killing*, *the general's death*.

Nobody dies twice, so two mentions that name one victim tell one event.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions.triggers.killings import is_killing, victim_of
from events.extraction.quantities.people.harm_counted import harmed
from events.extraction.quantities.people.harm_words import is_feared, kills
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def named_victims(mention: Mention, document: Document) -> frozenset[str]:
    """The names, in lower case, of those whom the mention's clause says to have died: as it gives
    them, *fuad shukr* or *shukr*.
    """
    return frozenset(
        _name(token)
        for word in document.tokens(mention.sentence)
        if int(word.i) in mention.scope
        for token in _who_died(word)
        if token.lower_ in document.surnames
    )


def _name(surname: Token) -> str:
    """With the given name, where the parser sees a person there: two of one family are two."""
    given = [c for c in surname.children if c.dep_ == "compound" and c.ent_type_ == "PERSON"]
    return " ".join(t.lower_ for t in [*given, surname])


def _who_died(word: Token) -> Iterator[Token]:
    victim = _victim(word)
    for head in syntax.with_conjuncts(victim):
        yield head
        yield from (c for c in head.children if c.dep_ == "appos")


def _victim(word: Token) -> Token | None:
    if is_killing(word) or syntax.lemma(word) in word_set("harm", "death_nouns"):
        return victim_of(word)
    if kills(word) and not is_feared(word):
        return harmed(word)
    return None
