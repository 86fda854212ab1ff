"""Running totals: *43,000 have been killed since the war began* sums up a war, no occurrence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_bounds, window

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENING = 6  # tokens: *Since the start of the year 82 civilians ...*


def is_running_total(trigger: Token) -> bool:
    """Whether the clause sums up harm since something long began, or harm that nature did."""
    clause = syntax.governor(trigger)
    inside = [clause.doc[i] for i in syntax.below(clause)]
    return (
        _opens_with_a_beginning(trigger)
        or _by_a_disaster(clause, inside)
        or is_of_a_war(trigger)
        or (_may_sum_up(clause) and any(map(_since_something_long, _since(clause, inside))))
    )


def is_of_a_war(word: Token) -> bool:
    """*the conflict, in which more than 1,100 people have been killed*: the toll of the war. *The
    number of journalists killed in the war* is one, too.
    """
    clause = syntax.governor(word)
    harmed = syntax.lemma(word) in word_set("context", "harmed")
    if harmed and word.dep_ == "acl" and _in_a_war(word):
        return True
    of_war = clause.dep_ == "relcl" and syntax.lemma(clause.head) in word_set("context", "wars")
    return harmed and of_war


def _in_a_war(participle: Token) -> bool:
    below = (o for c in participle.children if c.dep_ == "prep" for o in c.children)
    return any(o.dep_ == "pobj" and syntax.lemma(o) in word_set("context", "wars") for o in below)


def sums_up(word: Token) -> bool:
    """Whether a word of harm counts what was done since something long began, by people."""
    clause = syntax.governor(word)
    inside = [clause.doc[i] for i in syntax.below(clause)]
    if _by_a_disaster(clause, inside):
        return False
    return _opens_with_a_beginning(word) or any(map(_since_something_long, _since(clause, inside)))


def _opens_with_a_beginning(trigger: Token) -> bool:
    """*Since the start of the year 82 civilians have died*: the parser makes *since* the root."""
    start, end = sentence_bounds(trigger)
    if trigger.doc[start].lower_ not in word_set("context", "since"):
        return False
    opening = window(trigger.doc, start, min(start + OPENING, end))
    return any(t.lower_ in word_set("context", "beginnings") for t in opening)


def _by_a_disaster(clause: Token, inside: list[Token]) -> bool:
    """*An earthquake killed 40*, *homes were damaged by floods*."""
    disasters = word_set("context", "disasters")
    return syntax.lemma(clause) in word_set("context", "harmed_or_damaged") and any(
        syntax.lemma(t) in disasters and t.pos_ in {"NOUN", "PROPN"} for t in inside
    )


def _may_sum_up(clause: Token) -> bool:
    perfect = word_set("context", "perfect")
    return syntax.lemma(clause) in word_set("context", "harmed") or any(
        c.dep_ == "aux" and syntax.lemma(c) in perfect for c in clause.children
    )


def _since(clause: Token, inside: list[Token]) -> list[Token]:
    """Each *since* that hangs on the clause, or on a word that does."""
    since = word_set("context", "since")
    return [t for t in inside if t.lower_ in since and clause.i in {t.head.i, t.head.head.i}]


def _since_something_long(since: Token) -> bool:
    """*since the war broke out*, *since the start of the year*, *since protests began*."""
    behind = [t for t in since.head.subtree if t.i > since.i]
    lemmas = {syntax.lemma(t) for t in behind}
    return bool(
        lemmas & word_set("context", "beginnings_and_years") or lemmas & word_set("context", "wars")
    ) or any(syntax.lemma(t) in word_set("context", "begins") and syntax.is_verb(t) for t in behind)
