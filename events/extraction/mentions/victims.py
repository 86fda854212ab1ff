"""Whom an occurrence harmed, and where: people under arms, the unarmed, people of no certain sort.

Who did what to whom tells a massacre from a fight: the words of both are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from events.extraction.actors.sides import Sides, kind_of
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def features(trigger: Token, clause: Sequence[Token]) -> Iterator[str]:
    """Who was harmed in the clause of a trigger, and whether people live or pray there."""
    harms = [token for token in clause if _is_harm(token)]
    heads = [head for verb in harms for head in _harmed(verb)] + list(_behind(trigger))
    yield from dict.fromkeys(f"victim {sort}" for head in heads if (sort := _sort(head)))
    if any(syntax.lemma(t) in word_set("scenery", "civil_places") for t in clause) or any(
        t.lower_ in word_set("scenery", "civil_camps") for t in clause
    ):
        yield "place civil"
    if any(syntax.lemma(t) in word_set("scenery", "blades") for t in clause):
        yield "with blades"
    if any(map(_is_by_armed, harms)):
        yield "agent armed"


def of_bands(clause: Sequence[Token], sides: Sides) -> bool:
    """*Two SDF members were hurt*: those harmed are of an armed group."""
    heads = [head for verb in clause if _is_harm(verb) for head in _harmed(verb)]
    return any(_sort(head) != "unarmed" and is_of_a_band(head, sides) for head in heads)


def are_fought(trigger: Token, clause: Sequence[Token], sides: Sides) -> bool:
    """Whether those shot at bear arms: by their word, by the band that they are of (*SDF members*),
    or because they man what is shot at (*opened fire on an outpost*).
    """
    found = set(features(trigger, clause))
    if "victim unarmed" in found:
        return False
    return "victim armed" in found or any(
        is_of_a_band(head, sides) or _is_manned(head) for head in _shot_at(trigger)
    )


def _shot_at(verb: Token) -> list[Token]:
    at = word_set("mentions", "shot_at")
    behind = [syntax.child(c, "pobj") for c in verb.subtree if c.dep_ == "prep" and c.lower_ in at]
    return [
        one for head in (syntax.undergoer(verb), *behind) for one in syntax.with_conjuncts(head)
    ]


def is_of_a_band(head: Token, sides: Sides) -> bool:
    return any(
        named.force or kind_of(named.side) == "armed_group"
        for named in sides.named_by(syntax.phrase(head))
    )


def _is_manned(head: Token) -> bool:
    return syntax.lemma(head) in word_set("scenery", "military_targets")


def _is_harm(token: Token) -> bool:
    harm = word_sets("harm", "killed", "wounded", "shoot")
    return syntax.lemma(token) in harm and (syntax.is_verb(token) or token.pos_ == "ADJ")


def _is_by_armed(verb: Token) -> bool:
    """*militants killed two teachers in an ambush*; not *two soldiers died*."""
    told = syntax.is_verb(verb) and syntax.lemma(verb) not in word_set("harm", "die")
    who = syntax.agent(verb) if told else None
    return who is not None and _sort(who) == "armed"


def _harmed(verb: Token) -> Sequence[Token]:
    """Whom a verb of harm tells of, with those joined by *and*."""
    if not syntax.is_verb(verb):  # "leaving 12 residents dead"
        beside = syntax.child(verb, "nsubj") or syntax.child(verb.head, "dobj")
        return syntax.with_conjuncts(beside)
    dies = syntax.lemma(verb) in word_set("harm", "die")
    head = syntax.subject(verb) if dies else syntax.undergoer(verb)
    return syntax.with_conjuncts(head)


def _behind(noun: Token) -> Sequence[Token]:
    """*the killing of a teacher*, *an attack on worshippers*."""
    if syntax.is_verb(noun):
        return ()
    whom = word_set("mentions", "upon_whom")
    prepositions = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in whom)
    found = (syntax.child(c, "pobj") for c in prepositions)
    return [one for head in found for one in syntax.with_conjuncts(head)]


def _bears_arms(head: Token) -> bool:
    """*a Palestinian armed with a rifle*."""
    return any(
        c.dep_ == "acl" and c.lower_ in word_set("scenery", "armed_people") for c in head.children
    )


def _sort(head: Token) -> str | None:
    lemmas = {syntax.lemma(t) for t in syntax.phrase(head)}
    if lemmas & word_sets("scenery", "armed_people", "rebels") or _bears_arms(head):
        return "armed"
    if lemmas & word_set("scenery", "unarmed"):
        return "unarmed"
    counted = head.pos_ == "NUM" or head.ent_type_ == "NORP"
    return "people" if counted or lemmas & word_set("people", "persons") else None
