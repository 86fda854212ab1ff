"""Whether an occurrence is one that was reported before, another one, or done by each side to the
other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_bounds, window

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENING = 3  # tokens: *In another attack, ...*, *Separately, ...*


def refers_back(trigger: Token) -> bool:
    """*the attack*, *this strike*, *months after the invasion*, *it struck*: an occurrence that the
    reader is expected to know.
    """
    if syntax.is_verb(trigger):
        return _has_a_pronoun_for_subject(trigger) or dies_of_earlier_harm(trigger)
    if trigger.dep_ == "pobj" and trigger.head.lower_ in word_set("mentions", "background"):
        return True
    if _is_singled_out(trigger):
        return False
    determiner = syntax.child(trigger, "det", "poss")
    if determiner is not None and determiner.lower_ in word_set("mentions", "definite"):
        return True
    governor = trigger.head.head if trigger.dep_ == "pobj" else trigger.head
    return syntax.lemma(governor) in word_set("mentions", "reactions")


def _has_a_pronoun_for_subject(verb: Token) -> bool:
    """*It struck the depot*: the missile or the strike of the sentence before."""
    subject = syntax.subject(verb)
    return (
        subject is not None
        and subject.lower_ in word_set("mentions", "pronouns")
        and syntax.lemma(verb) in word_set("mentions", "pronoun_verbs")
    )


def dies_of_earlier_harm(token: Token) -> bool:
    """*Three of the wounded died*, *a third victim died*: the reader was told of what hurt them."""
    who = syntax.subject(token) if syntax.lemma(token) in word_set("harm", "die") else None
    if who is None:
        return False
    own = syntax.phrase(who)
    hurt = any(t.lower_ in word_set("harm", "hurt_before") and t.dep_ == "pobj" for t in own)
    return hurt or (
        syntax.lemma(who) in word_set("harm", "victims")
        and any(t.ent_type_ == "ORDINAL" and t.dep_ == "amod" for t in own)
    )


def tells_another(verb: Token) -> bool:
    """*and in X another killed two*; not *and another died*, who is a victim."""
    if verb.dep_ != "conj" or syntax.is_passive(verb) or syntax.child(verb, "dobj") is None:
        return False
    who = syntax.child(verb, "nsubj")
    return who is not None and who.lower_ in word_set("mentions", "another")


def is_another(trigger: Token) -> bool:
    """*another strike*, *a separate attack*: not the one that was reported before."""
    start, end = sentence_bounds(trigger)
    opening = window(trigger.doc, start, min(start + OPENING, end))
    words = {t.lower_ for t in (*trigger.children, *opening)}
    of_noun = {t.lower_ for t in trigger.children if t.dep_ == "amod"}
    told = words & word_set("mentions", "another") | of_noun & word_set(
        "mentions", "another_of_noun"
    )
    return (bool(told) or _is_singled_out(trigger)) and not refers_back(trigger)


def _is_singled_out(trigger: Token) -> bool:
    """*The deadliest attack hit a camp*, *the first strike*: one of several reported together, with
    facts of its own.
    """
    if trigger.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    return any(
        c.tag_ == "JJS" or c.lower_ in word_set("mentions", "singled_out") for c in trigger.children
    )


def is_mutual(trigger: Token) -> bool:
    """*exchanged fire*, *attacks on each other*: each side does it."""
    if syntax.lemma(trigger) in word_set("mentions", "both_ways"):
        return True
    words = [t.lower_ for t in syntax.governor(trigger).subtree]
    each, other = word_set("mentions", "each"), word_set("mentions", "other")
    first = next((n for n, word in enumerate(words) if word in each), len(words))
    return any(word in other for word in words[first + 1 : first + 2])
