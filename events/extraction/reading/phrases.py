"""What stands in the phrases around a trigger: places, people, forces, words of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def around(token: Token) -> list[Token]:
    """The words that go with a trigger: its own phrase, and of a verb its agent, its object and
    what hangs on it.
    """
    near = [
        t
        for c in token.children
        if c.dep_ not in syntax.LOOSE and c.dep_ != "conj"
        for t in c.subtree
    ]
    parts = (syntax.agent(token), syntax.undergoer(token)) if syntax.is_verb(token) else ()
    return [token, *near, *(t for part in parts if part is not None for t in syntax.phrase(part))]


def holds(tokens: list[Token], table: str) -> bool:
    words = word_set("scenery", table)
    return any(t.lower_ in words or syntax.lemma(t) in words for t in tokens)


def phrases(*heads: Token | None) -> list[Token]:
    return [t for head in heads for one in syntax.with_conjuncts(head) for t in syntax.phrase(one)]


def placelike(tokens: list[Token]) -> bool:
    return any(t.ent_type_ in {"GPE", "LOC", "FAC"} or is_proper(t) for t in tokens) or holds(
        tokens, "place_words"
    )


def is_proper(token: Token) -> bool:
    """A name; also one that the parser takes for a common noun, for all its capital: *recaptured
    Bariire*.
    """
    inside = not token.is_sent_start and token.text[:1].isupper() and token.text[1:].islower()
    return token.pos_ == "PROPN" or (token.tag_ == "NN" and inside and bool(token.ent_type_))


def people(token: Token) -> bool:
    """Whether it is done to people; not *retook the village from Russian troops*."""
    target = syntax.undergoer(token)
    if target is None:
        return False
    from_whom = {i for c in target.children if _is_from(c) for i in syntax.below(c)}
    return any(
        syntax.lemma(t) in word_set("people", "persons")
        or (t.ent_type_ == "NORP" and (t.tag_ == "NNPS" or t.i == target.i))
        for t in [target, *phrases(target)]
        if t.i not in from_whom
    )


def _is_from(token: Token) -> bool:
    return token.dep_ == "prep" and token.lower_ in word_set("function_words", "from")


def forces(token: Token | None) -> bool:
    if token is None:
        return False
    near = syntax.phrase(token)
    return holds(near, "force_words") or any(
        t.ent_type_ in {"GPE", "NORP", "ORG"} or t.pos_ == "PROPN" for t in near
    )
