"""What is told as something that did not happen, or not yet: wished, planned, feared, possible,
habitual, negated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_bounds, window

if TYPE_CHECKING:
    from spacy.tokens import Token

HARM = {"kill", "wound", "injure", "die"}


def is_irrealis(token: Token) -> bool:
    """Whether the occurrence is wished, planned, feared, possible, conditional, habitual, a sum or
    negated by nobody's claim.
    """
    return _is_running_total(token) or any(
        _denies_reality(node, below) for node, below in _chain(token)
    )


def _is_running_total(token: Token) -> bool:
    """*43,000 have been killed since the war began*: the sum of a war, no occurrence."""
    clause = syntax.governor(token)
    summed = syntax.lemma(clause) in HARM or any(
        c.dep_ == "aux" and syntax.lemma(c) == "have" for c in clause.children
    )
    inside = [clause.doc[i] for i in syntax.below(clause)]
    since = (
        [t for t in inside if t.lower_ == "since" and clause.i in {t.head.i, t.head.head.i}]
        if summed
        else []
    )
    wars = word_set("scenery", "wars")
    harmed = syntax.lemma(clause) in HARM or syntax.lemma(clause) in {"damage", "destroy"}
    natural = harmed and any(
        syntax.lemma(t) in DISASTERS and t.pos_ in {"NOUN", "PROPN"} for t in inside
    )
    start, end = sentence_bounds(token)
    opens = (
        window(token.doc, start, min(start + 6, end)) if token.doc[start].lower_ == "since" else []
    )
    if {"start", "beginning", "outset"} & {t.lower_ for t in opens}:
        # "Since the start of the year 82 civilians have died": the parser makes "since" the root
        return True
    return natural or (summed and any(_of_a_war(word, wars) for word in since))


DISASTERS = {
    "earthquake",
    "quake",
    "flood",
    "flooding",
    "cyclone",
    "landslide",
    "storm",
    "typhoon",
    "tsunami",
    "cholera",
    "famine",
}


def _of_a_war(since: Token, wars: frozenset[str]) -> bool:
    """*since the war broke out*, *since protests began*: the sum runs from the beginning of
    something long.
    """
    after = [t for t in since.head.subtree if t.i > since.i]
    long_ago = {"start", "beginning", "outset", "year"} & {syntax.lemma(t) for t in after}
    return bool(long_ago or wars & {syntax.lemma(t) for t in after}) or any(
        syntax.lemma(t) in {"begin", "start", "erupt"} and syntax.is_verb(t) for t in after
    )


def _chain(token: Token) -> Iterator[tuple[Token, Token | None]]:
    """The token and what governs it within its own clause, each with the one below it."""
    yield token, None
    below = token
    for node in token.ancestors:
        yield node, below
        if syntax.is_verb(node) and node.dep_ in {"ROOT", "ccomp", "relcl", "advcl", "parataxis"}:
            return
        below = node


def _denies_reality(node: Token, below: Token | None) -> bool:
    if node.lower_ in {"nothing", "none", "denial"} or _negated(node):
        return True  # "has heard nothing of any such fighting"
    if below is None:
        return _not_told_as_done(node) or _of_no_munition(node)
    if syntax.is_verb(node) and _not_told_as_done(node):
        return True
    return syntax.lemma(node) in word_set("scenery", "unreal") and _wished(node, below)


NOT_YET = frozenset({"attempted", "planned", "possible", "potential", "imminent", "future"})
# "since the invasion began", "before Russia invaded": so by its own words
BACKGROUND = frozenset({"since", "before"})


def _negated(node: Token) -> bool:
    return any(
        c.dep_ == "neg"
        or (c.lower_ == "no" and c.dep_ == "det")
        or (c.dep_ == "amod" and c.lower_ in NOT_YET)
        for c in node.children
    )


def _not_told_as_done(node: Token) -> bool:
    """*could strike*, *if it strikes*, *often strikes*, *to strike*."""
    telling = _telling()
    return any(c.lower_ in telling.get(c.dep_, ()) for c in node.children) or _purpose(node)


@lru_cache(maxsize=1)
def _telling() -> Mapping[str, frozenset[str]]:
    """Label -> the words that, hanging so on a verb, say that it is not told as done."""
    modals, habits = word_set("scenery", "modals"), word_set("scenery", "habits")
    marks = word_set("scenery", "conditions") | BACKGROUND
    return MappingProxyType({"aux": modals, "auxpass": modals, "mark": marks, "advmod": habits})


def _of_no_munition(verb: Token) -> bool:
    """*No missiles were fired*; but *no one was hurt* tells how an attack ended."""
    parts = [part for part in (syntax.undergoer(verb), syntax.agent(verb)) if part is not None]
    return any(
        any(c.lower_ == "no" for c in part.children) and syntax.names_munition([part])
        for part in parts
    )


def _wished(node: Token, below: Token) -> bool:
    """*vowed to retake*, *fear of strikes*; but *warned that Russia has massed troops* tells it as
    done.
    """
    said = syntax.lemma(node) in word_set("reporting", "asserts")
    return below.dep_ in {"dobj", "prep", "xcomp", "pobj", "acl"} or (
        below.dep_ == "ccomp" and not said
    )


def _purpose(verb: Token) -> bool:
    """*to push out the enemy*: an infinitive that says what for, not what was done."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return infinitive and (
        verb.dep_ in {"advcl", "acl", "relcl"}
        or syntax.lemma(verb.head) in word_set("scenery", "unreal")
    )
