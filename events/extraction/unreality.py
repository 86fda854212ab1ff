"""What is told as something that did not happen, or not yet: wished, planned, feared, possible, habitual, negated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction import syntax
from events.extraction.vocabulary import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

HARM = {"kill", "wound", "injure", "die"}


def is_unreal(token: Token) -> bool:
    """Whether the occurrence is wished, planned, feared, possible, conditional, habitual, a sum or negated by nobody's claim."""
    return _is_running_total(token) or any(_denies_reality(node, below) for node, below in _chain(token))


def _is_running_total(token: Token) -> bool:
    """*43,000 have been killed since the war began*: the sum of a war, no occurrence."""
    clause = syntax.governor(token)
    summed = syntax.lemma(clause) in HARM or any(c.dep_ == "aux" and syntax.lemma(c) == "have" for c in clause.children)
    since = [t for t in clause.subtree if t.lower_ == "since" and clause.i in {t.head.i, t.head.head.i}]
    wars = word_set("scenery", "wars")
    natural = syntax.lemma(clause) in HARM and any(syntax.lemma(t) in DISASTERS for t in clause.subtree)
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
    """*since the war broke out*, *since protests began*: the sum runs from the beginning of something long."""
    after = [t for t in since.head.subtree if t.i > since.i]
    return bool(wars & {syntax.lemma(t) for t in after}) or any(
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
    if any(
        c.dep_ == "amod" and c.lower_ in {"attempted", "planned", "possible", "potential", "imminent", "future"}
        for c in node.children
    ):
        return True
    if node.lower_ in {"nothing", "none", "denial"}:
        return True  # "has heard nothing of any such fighting"
    if any(c.dep_ == "neg" or (c.lower_ == "no" and c.dep_ == "det") for c in node.children):
        return True
    if below is None or syntax.is_verb(node):
        if any(c.dep_ in {"aux", "auxpass"} and c.lower_ in word_set("scenery", "modals") for c in node.children):
            return True
        if any(c.dep_ == "mark" and c.lower_ in word_set("scenery", "conditions") for c in node.children):
            return True
        if any(c.dep_ == "advmod" and c.lower_ in word_set("scenery", "habits") for c in node.children):
            return True
        if any(c.dep_ == "mark" and c.lower_ in {"since", "before"} for c in node.children):
            return True  # "since the invasion began", "before Russia invaded": background by its own words
        if _purpose(node) or (below is None and _of_no_munition(node)):
            return True
    return below is not None and syntax.lemma(node) in word_set("scenery", "unreal") and _wished(node, below)


def _of_no_munition(verb: Token) -> bool:
    """*No missiles were fired*; but *no one was hurt* tells how an attack ended."""
    parts = [part for part in (syntax.undergoer(verb), syntax.doer(verb)) if part is not None]
    return any(syntax.names_munition([part]) and any(c.lower_ == "no" for c in part.children) for part in parts)


def _wished(node: Token, below: Token) -> bool:
    """*vowed to retake*, *fear of strikes*; but *warned that Russia has massed troops* tells it as done."""
    said = syntax.lemma(node) in word_set("reporting", "asserts")
    return below.dep_ in {"dobj", "prep", "xcomp", "pobj", "acl"} or (below.dep_ == "ccomp" and not said)


def _purpose(verb: Token) -> bool:
    """*to push out the enemy*: an infinitive that says what for, not what was done."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return infinitive and (verb.dep_ in {"advcl", "acl", "relcl"} or syntax.lemma(verb.head) in word_set("scenery", "unreal"))
