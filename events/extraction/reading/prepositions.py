"""Nouns behind a preposition or where the parse misses them: *the battle for Goma*, *shot dead a
Palestinian*.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

PREPOSITIONS = frozenset({"prep"})
# Of *gave to*, *fell to* the parser makes a dative.
PREPOSITIONS_AND_DATIVES = frozenset({"prep", "dative"})
CLAUSES_OF_THEIR_OWN = frozenset({"ROOT", "ccomp"})
BEFORE_VERBS = frozenset({"aux", "auxpass", "neg", "advmod"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})


def object_of(
    head: Token, words: Collection[str], labels: Collection[str] = PREPOSITIONS
) -> Token | None:
    """The noun behind the first of these prepositions that hangs on a word."""
    for preposition in head.children:
        if preposition.dep_ in labels and preposition.lower_ in words:
            return next((c for c in preposition.children if c.dep_ == "pobj"), None)
    return None


def subject_behind(verb: Token) -> Token | None:
    """*Over the weekend bombs crippled a plant*: without a comma the parser takes *weekend bombs*
    for one noun, and the verb has no subject. Not *at the weekend came news*.
    """
    if verb.dep_ not in CLAUSES_OF_THEIR_OWN or not _is_finite(verb):
        return None
    first = min((c.i for c in verb.lefts if c.dep_ in BEFORE_VERBS and _adjoins(c)), default=verb.i)
    noun = verb.doc[first - 1] if first else verb
    before = any(noun in c.subtree for c in verb.lefts if c.dep_ == "prep")
    takes = noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.ent_type_ not in {"DATE", "TIME"}
    return noun if before and takes else None


def _adjoins(token: Token) -> bool:
    """Whether only such words stand between a word and its verb."""
    between = token.doc[token.i : token.head.i]
    return all(t.dep_ in BEFORE_VERBS for t in between)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.lefts if c.dep_ != "prep")


def told_as_earlier(clause: Token) -> bool:
    """*destroyed the camp, hours after a bomber wounded two*."""
    after, units = word_set("dates", "after"), word_set("reading", "time_units")
    marks = [c for c in clause.children if c.lower_ in after and c.i > 0]
    return clause.dep_ == "advcl" and any(c.nbor(-1).lemma_.lower() in units for c in marks)


def shot_dead(verb: Token) -> Token | None:
    """*shot dead a 19-year-old Palestinian*: the parse takes the victim for an apposition."""
    behind = [c for c in verb.children if c.i > verb.i]
    if not behind or behind[0].lower_ not in word_set("harm", "dead"):
        return None
    return next((c for c in behind[1:2] if c.dep_ in {"appos", "dep", "npadvmod"}), None)
