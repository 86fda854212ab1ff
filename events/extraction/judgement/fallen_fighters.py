"""Fighters among the dead whom the text calls by no name: *Three militants and a soldier were
killed* tells both sides of the fight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from events.extraction.actors.noun_phrases import naming
from events.extraction.actors.sides import Sides, is_group
from events.extraction.actors.unnamed import word_for
from events.extraction.data import known_actors
from events.extraction.data.word_lists import word_set
from events.extraction.judgement.land import owners
from events.extraction.quantities.people.harm_counted import harmed
from events.extraction.quantities.people.harm_words import kills
from events.extraction.quantities.people.who_fell import sorts_harmed
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft, Sort
from events.extraction.types import Kind, Place

if TYPE_CHECKING:
    from spacy.tokens import Token

Roles = tuple[Sequence[str], Sequence[str]]
WITH_FIGHTERS = {Kind.GROUND_COMBAT, Kind.STRIKE}


def as_both_sides(
    by: Sequence[str],
    to: Sequence[str],
    told: Sequence[Draft],
    where: Sequence[Place],
    document: Document,
    sides: Sides,
) -> Roles:
    """The roles of a fight or strike as they were found, completed by whom its sentences tell to
    have fallen.
    """
    kind = told[0].kind
    if kind is Kind.GROUND_COMBAT and not by and len(to) == 2 and _are_at_war(*to):
        return to[:1], to[1:]
    dead = list(_deaths(told, document)) if kind in WITH_FIGHTERS else []
    word = next(_words(dead, document, sides), None)
    if word is None or word in (*by, *to) or _is_said_of_a_name(word, told, document, sides):
        return by, to
    if kind is Kind.GROUND_COMBAT and not by:
        return _of_a_fight(word, to, dead, where)
    return by, [word] if by and _is_open(to, told) and not _are_of_one_sort(by) else to


def _of_a_fight(
    word: str, to: Sequence[str], dead: Sequence[Token], where: Sequence[Place]
) -> Roles:
    """*Three militants and a soldier were killed*: where nobody attacked, each killed the other.
    Where civilians fell with them, the text does not say by whom.
    """
    sorts = set().union(*map(sorts_harmed, dead))
    if sorts - {Sort.FIGHTERS, Sort.FORCES}:
        return (), to
    if to and not any(map(is_group, to)):
        return [word], to
    return (owners(where)[:1], [word]) if Sort.FORCES in sorts and not to else ((), to or [word])


def _are_at_war(a: str, b: str) -> bool:
    return b in known_actors.opponents().get(a, ())


def _are_of_one_sort(by: Sequence[str]) -> bool:
    """A group that killed *militants* killed nobody whom the word tells from its own."""
    return any(map(is_group, by))


def _is_open(to: Sequence[str], told: Sequence[Draft]) -> bool:
    """Whether no sentence names whom it was done to."""
    named = any(w.field == "target" and w.rule != "actor/implied" for d in told for w in d.why)
    return not to or (not named and not any(map(is_group, to)))


def _words(dead: Sequence[Token], document: Document, sides: Sides) -> Iterator[str]:
    """The words for fighters without a name among the dead."""
    for token in dead:
        for head in syntax.with_conjuncts(harmed(token)):
            word = word_for(head)
            if word is not None and not any(sides.named_by(naming(head))):
                yield word


def _deaths(told: Sequence[Draft], document: Document) -> Iterator[Token]:
    """What tells of deaths in the clauses of an event: *three rebels died in an accident* does not
    tell of its dead, *wounded a militant* not of whom it was meant for.
    """
    for draft in told:
        for token in document.tokens(draft.mention.sentence):
            if token.i in draft.mention.scope and kills(token) and not _by_accident(token):
                yield token


def _by_accident(token: Token) -> bool:
    return any(syntax.lemma(t) in word_set("setting", "accidents") for t in token.subtree)


def _is_said_of_a_name(word: str, told: Sequence[Draft], document: Document, sides: Sides) -> bool:
    """*Tribal fighters clashed with Druze militants, killing 10 militants*: they have a name."""
    return any(
        word_for(token) == word and any(sides.named_by(naming(token)))
        for draft in told
        for token in document.tokens(draft.mention.sentence)
    )
