"""Victims that a sentence names in the place of its agent: *a convoy hit a mine*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.prepositions import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def dies(verb: Token) -> bool:
    """Whether its subject is the victim: *12 died*, *perished*, *with 30 Sudanese killed*."""
    return syntax.lemma(verb) in word_set("harm", "die") or _falls(verb)


def _falls(verb: Token) -> bool:
    """*30 Sudanese killed*: to kill needs an object, and the parse took those killed for the
    subject.
    """
    killed = verb.tag_ in {"VBD", "VBN"} and syntax.lemma(verb) in word_set("actors", "fells")
    own = syntax.child(verb, "nsubj") if killed else None
    return own is not None and not syntax.is_passive(verb) and syntax.undergoer(verb) is None


def runs_into(verb: Token) -> bool:
    """*An army column hit a car bomb*, *a patrol took fire*, *the post came under attack*: whoever
    does so suffers it.
    """
    met = syntax.child(verb, "dobj")
    told = (syntax.lemma(verb), syntax.lemma(met)) if met is not None else ("", "")
    meets = any(
        told[0] in word_set("actors", verbs) and told[1] in word_set("actors", things)
        for verbs, things in (("runs_into", "planted"), ("takes", "what_is_taken"))
    )
    return meets or _comes_under(verb)


def _comes_under(verb: Token) -> bool:
    fire = word_set("scenery", "attack_words") | word_set("actors", "what_is_taken")
    under = object_of(verb, word_set("actors", "under"))
    comes = syntax.lemma(verb) in word_set("actors", "comes_under")
    return comes and under is not None and syntax.lemma(under) in fire


def dead_of_the_main_clause(verb: Token) -> Token | None:
    """*A militiaman of the SLA was killed when guerrillas fired rockets*: the militiaman."""
    main = verb.head
    if verb.dep_ != "advcl" or not syntax.is_verb(main):
        return None
    falls = dies(main) or syntax.is_passive(main)
    return syntax.subject(main) if falls else None


def is_vehicle(agent: Token | None) -> bool:
    """*when their vehicle hit a mine*: what is hit is the subject."""
    return agent is not None and syntax.lemma(agent) in word_set("actors", "vehicles")


def sufferer(noun: Token) -> Token | None:
    """*A column came under heavy gunfire*: the column suffers it."""
    under = noun.head if noun.dep_ == "pobj" else None
    if under is None or under.lower_ not in word_set("actors", "under"):
        return None
    comes = syntax.lemma(under.head) in word_set("actors", "comes_under")
    return syntax.subject(under.head) if comes else None


def fallen(noun: Token) -> Token | None:
    """*A soldier was killed in a battle with rebels*: the soldier; *with* names the opponent."""
    verb = syntax.governor(noun)
    falls = dies(verb) or (
        syntax.is_passive(verb) and syntax.lemma(verb) in word_set("actors", "fells")
    )
    return syntax.subject(verb) if falls and noun.dep_ == "pobj" and syntax.is_verb(verb) else None
