"""Whom a noun of killing is said of: *the killing of 15 aid workers*, *Haniyeh's assassination*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.folding import fold
from events.extraction.data.known_actors import actor_names, stand_ins
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.prepositions import PREPOSITIONS, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def victim_of(noun: Token) -> Token | None:
    """Who stands behind *of*, also over a day (*the shooting this week of two journalists*); else
    whoever has it: in *Israel's killing of Shukr* the first did it, in *Shukr's killing* he died.
    """
    of = word_set("function_words", "of")
    days = [t for t in noun.children if t.dep_ == "npadvmod"]
    behind = [object_of(head, of, PREPOSITIONS) for head in (noun, *days)]
    return next((v for v in behind if v is not None), None) or _possessor(noun)


def _possessor(noun: Token) -> Token | None:
    """*Nabil's murder*, *the general's killing*; not *Israel's killings*, *Hamas's execution*."""
    owner = syntax.child(noun, "poss")
    if owner is None or noun.tag_ != "NN":
        return None
    person = owner.tag_ == "NN" and syntax.lemma(owner) in word_set("people", "persons")
    his = owner.lower_ in word_set("harm", "his")
    return owner if person or his or _may_name_a_person(owner) else None


def _may_name_a_person(owner: Token) -> bool:
    """The parser takes *Nabil* for a company: a name of no known side and of no place."""
    name = fold(owner.text)
    return (
        owner.pos_ == "PROPN"
        and owner.ent_type_ not in {"GPE", "LOC", "FAC", "NORP"}
        and name not in actor_names()
        and name not in stand_ins()
    )


def is_killing(noun: Token) -> bool:
    """A noun that says that somebody died: *killing*, *murder*; not *an attempted murder*."""
    if noun.pos_ != "NOUN" or syntax.lemma(noun) not in word_set("harm", "killing_nouns"):
        return False
    return not any(
        c.lower_ in word_set("harm", "not_brought_off") for c in (*noun.children, noun.head)
    )
