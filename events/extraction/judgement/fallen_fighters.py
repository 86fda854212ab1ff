"""Fighters among the dead whom the text calls by no name: *Three militants and a soldier were
killed* tells both sides of the fight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.actors.sides import Sides, is_group
from events.extraction.actors.unnamed import word_for
from events.extraction.data import known_actors
from events.extraction.judgement.land import owners
from events.extraction.quantities.people.harm_counted import harmed
from events.extraction.quantities.people.harm_words import is_harm
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft, Sort
from events.extraction.types import Kind, Place

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
    word = next(_words(told, document, sides), None) if kind in WITH_FIGHTERS else None
    if word is None or word in (*by, *to):
        return by, to
    if kind is Kind.GROUND_COMBAT and not by:
        return _of_a_fight(word, to, told, where)
    return by, [word] if by and _is_open(to, told) and not _are_of_one_sort(by) else to


def _of_a_fight(
    word: str, to: Sequence[str], told: Sequence[Draft], where: Sequence[Place]
) -> Roles:
    """*Three militants and a soldier were killed*: where nobody attacked, each killed the other."""
    if to and not any(map(is_group, to)):
        return [word], to
    forces = any(one.sort in {Sort.FORCES, Sort.ANYBODY} for d in told for one in d.fallen)
    return (owners(where)[:1], [word]) if forces and not to else ((), to or [word])


def _are_at_war(a: str, b: str) -> bool:
    return b in known_actors.opponents().get(a, ())


def _are_of_one_sort(by: Sequence[str]) -> bool:
    """A group that killed *militants* killed nobody whom the word tells from its own."""
    return any(map(is_group, by))


def _is_open(to: Sequence[str], told: Sequence[Draft]) -> bool:
    """Whether no sentence names whom it was done to."""
    named = any(w.field == "target" and w.rule != "actor/implied" for d in told for w in d.why)
    return not to or (not named and not any(map(is_group, to)))


def _words(told: Sequence[Draft], document: Document, sides: Sides) -> Iterator[str]:
    """The words for fighters among those whom the clauses of an event tell to have fallen."""
    for draft in told:
        for token in document.tokens(draft.mention.sentence):
            who = harmed(token) if token.i in draft.mention.scope and is_harm(token) else None
            for head in syntax.with_conjuncts(who):
                word = word_for(head)
                if word is not None and not any(sides.named_by(syntax.phrase(head))):
                    yield word
