"""Which occurrences are no facts: negated, possible, wished, hypothetical, habitual, or a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions import context
from events.extraction.mentions.running_totals import is_running_total
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_irrealis(trigger: Token) -> bool:
    """Whether the text does not report the occurrence as done. A denial by somebody else does not
    count: a denied event is an event.
    """
    return (
        is_running_total(trigger)
        or _is_asked(trigger)
        or _of_no_munition(trigger)
        or _is_before_a_court(trigger)
        or any(True for _ in context.modalities(trigger))
    )


def _is_before_a_court(trigger: Token) -> bool:
    """*The trial of three men accused of planting the bomb that killed 22*: what is tried is long
    past, and the news is the trial.
    """
    below = trigger
    for word in trigger.ancestors:
        if _is_told_beside(below, word):
            return False
        if _is_of_a_court(word):
            return True
        below = word
    return False


def _is_of_a_court(word: Token) -> bool:
    as_verb = syntax.is_verb(word) and syntax.lemma(word) in word_set("context", "courts_as_verbs")
    return as_verb or syntax.lemma(word) in word_set("context", "courts")


def _is_told_beside(clause: Token, above: Token) -> bool:
    """*A court jailed a spy and missiles killed nine*, *jailed a reporter and shot two men*: what
    the court did is one thing, the deed another.
    """
    if clause.dep_ == "conj" and _is_of_a_court(above):
        return True
    own = syntax.child(clause, "nsubj", "nsubjpass")
    apart = clause.dep_ in {"conj", "advcl", "ccomp", "parataxis"}
    return apart and own is not None and own.tag_ not in {"WDT", "WP"}


def _is_asked(trigger: Token) -> bool:
    """*Did Russia strike the hospital?*"""
    last = [t for t in trigger.sent if not t.is_space and not t.is_quote][-1:]
    return any(t.lower_ in word_set("function_words", "question_marks") for t in last)


def _of_no_munition(verb: Token) -> bool:
    """*No missiles were fired*, *no strike hit Beirut*; but *no one was hurt* says how an attack
    ended.
    """
    negative = word_set("context", "negative_determiners")
    parts = [part for part in (syntax.undergoer(verb), syntax.agent(verb)) if part is not None]
    return any(
        any(c.lower_ in negative for c in part.children)
        and (
            syntax.names_munition([part])
            or syntax.lemma(part) in word_set("scenery", "attack_words")
        )
        for part in parts
    )
