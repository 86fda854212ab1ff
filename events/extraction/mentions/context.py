"""The engine of the context rules: which of them hold for an occurrence.

It walks from the trigger up to the verb of its clause and looks at each word on the way, and at the
words that hang on it. The rules are data (`data/en/context.toml`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from events.extraction.data.known_context_rules import (
    ContextRule,
    Direction,
    Modality,
    Scope,
    context_rules,
)
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

SIDE_CLAUSES = frozenset({"relcl", "advcl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# The verb that ends a clause: what governs it says nothing of the occurrence.
ENDS_A_CLAUSE = frozenset({"ROOT", "ccomp", "relcl", "advcl", "parataxis"})


def modalities(trigger: Token) -> Iterator[Modality]:
    """What the context makes of the occurrence that a trigger names; nothing where it is a fact."""
    below: Token | None = None
    for word in _up_to_the_clause(trigger):
        scopes = _scopes(word, below)
        for rule in (*_modifying(word), *_governing(word, below)):
            if rule.scope in scopes and _hangs_as_it_must(word, rule):
                yield rule.makes
        below = word


def _up_to_the_clause(trigger: Token) -> Iterator[Token]:
    yield trigger
    if is_presupposed(trigger) or _is_another_clause(trigger) or _is_told_as_done(trigger):
        return
    for word in trigger.ancestors:
        yield word
        if is_presupposed(word):
            return  # "threatened to retaliate over the killing of a general in an air strike"
        if syntax.is_verb(word) and (word.dep_ in ENDS_A_CLAUSE or _is_another_clause(word)):
            return


def is_presupposed(trigger: Token) -> bool:
    """*vowed to respond to the attack*, *to avenge the killing*: what is answered has happened."""
    answers = word_set("context", "answers")
    if trigger.dep_ == "dobj":
        return syntax.lemma(trigger.head) in answers
    if trigger.dep_ not in {"pobj", "pcomp"}:
        return False
    preposition = trigger.head
    return preposition.lower_ in word_set("context", "presupposing") or (
        preposition.lower_ in word_set("context", "presupposing_beside")
        and syntax.lemma(preposition.head) in answers
    )


def _is_told_as_done(verb: Token) -> bool:
    """*is trying to drive out rebels that have seized towns*, *did not comment when missiles hit*:
    a side clause in the past tells a fact, whatever is wished or denied above it.
    """
    return (
        syntax.is_verb(verb)
        and verb.dep_ in SIDE_CLAUSES
        and (
            verb.tag_ == "VBD"
            or any(c.dep_ in AUXILIARIES and c.tag_ in FINITE for c in verb.children)
        )
    )


def _is_another_clause(verb: Token) -> bool:
    """*Kyiv has not commented, but troops had retreated*: the second clause has its own subject."""
    return (
        syntax.is_verb(verb)
        and verb.dep_ == "conj"
        and syntax.child(verb, "nsubj", "nsubjpass") is not None
    )


def _scopes(word: Token, below: Token | None) -> Collection[Scope]:
    if below is None:
        return (Scope.TRIGGER, Scope.VERBS, Scope.CLAUSE)
    if syntax.is_verb(word):
        return (Scope.ABOVE, Scope.VERBS, Scope.CLAUSE)
    return (Scope.ABOVE, Scope.CLAUSE)


def _modifying(word: Token) -> Iterator[ContextRule]:
    by_label = _modifiers()
    for phrase in word.children:
        for rule in by_label.get(phrase.dep_, ()):
            if _is_phrase(phrase, rule) and not _puts_a_number_right(phrase):
                yield rule


def _puts_a_number_right(negation: Token) -> bool:
    """*17 people died in the attack, not 21*: the attack is no less one."""
    if negation.dep_ != "neg" or not 0 < negation.i < len(negation.doc) - 1:
        return False
    return negation.nbor(-1).is_punct and negation.nbor().like_num


def _governing(word: Token, below: Token | None) -> Iterator[ContextRule]:
    for rule in _governors():
        linked = not rule.labels or (below is not None and below.dep_ in rule.labels)
        if linked and _is_phrase(word, rule):
            yield rule


def _is_phrase(token: Token, rule: ContextRule) -> bool:
    return not rule.phrases or (
        (syntax.lemma(token) if rule.by_lemma else token.lower_) in rule.phrases
    )


def _hangs_as_it_must(word: Token, rule: ContextRule) -> bool:
    return (not rule.hangs_by or word.dep_ in rule.hangs_by) and (
        not rule.hangs_on or syntax.lemma(word.head) in rule.hangs_on
    )


@cache
def _modifiers() -> Mapping[str, Sequence[ContextRule]]:
    """Label -> the rules whose phrase hangs by it: most words hang by none of these."""
    rules = [rule for rule in context_rules() if rule.direction is Direction.MODIFIES]
    labels = {label for rule in rules for label in rule.labels}
    return {label: [rule for rule in rules if label in rule.labels] for label in labels}


@cache
def _governors() -> Sequence[ContextRule]:
    return [rule for rule in context_rules() if rule.direction is Direction.GOVERNS]
