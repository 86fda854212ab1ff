"""Speakers who only comment: *X called for restraint following the strikes*, *X said the strikes
violate the law*. They do not say that it happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def only_touched_on(trigger: Token) -> bool:
    """Whether the clause of a noun tells or judges something else; it takes the event for known."""
    if trigger.pos_ != "NOUN":
        return False
    return _is_circumstance(trigger) or _is_judged(trigger)


def _is_circumstance(noun: Token) -> bool:
    """*called for restraint following the strikes*; but *two people died after the strikes*."""
    preposition = noun.head
    if preposition.lower_ in word_set("function_words", "of") and preposition.dep_ == "prep":
        preposition = preposition.head if preposition.head.pos_ in {"ADP", "SCONJ"} else preposition
    if noun.dep_ != "pobj" or preposition.lower_ not in word_set("reporting", "told_besides"):
        return False
    harm = word_sets("harm", "die") | word_set("actors", "hits") | word_set("actors", "fells")
    return not any(syntax.lemma(t) in harm for t in syntax.governor(noun).subtree)


def _is_judged(noun: Token) -> bool:
    """*the strikes violate the law*, *the attack was a war crime*."""
    verb = noun.head
    if noun.dep_ != "nsubj":
        return False
    what = syntax.child(verb, "attr")
    crime = what is not None and syntax.lemma(what) in word_set("reporting", "judgements")
    return crime or syntax.lemma(verb) in word_set("reporting", "judges")
