"""The perpetrators of an event as its sentence names them: the agent of the verb or noun, or the
other side where something was repelled or lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.actors.agents.candidates import agents, blamed_beside
from events.extraction.actors.agents.datelines import in_dateline
from events.extraction.actors.agents.owners import OWNERS, source
from events.extraction.actors.agents.victims import dead_of_the_main_clause, fallen
from events.extraction.actors.noun_phrases import phrase_sides
from events.extraction.actors.opponents import against, foe_at_home
from events.extraction.actors.pronouns import pronoun
from events.extraction.actors.sides import Sides
from events.extraction.data import known_actors
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.reading.prepositions import PREPOSITIONS_AND_DATIVES, object_of
from events.extraction.types import Actor, Kind, Role, Why

if TYPE_CHECKING:
    from spacy.tokens import Token


def perpetrators(
    mention: Mention, document: Document, sides: Sides, speaker: str | None
) -> tuple[list[str], Why | None]:
    """The sides that the sentence names as perpetrators; none where it names none."""
    trigger = document.parse[mention.trigger]
    if mention.subkind == "repelled" or _is_lost(trigger, mention):
        return _of_the_other(trigger, mention, document, sides, speaker)
    for rule, head in (*agents(trigger, mention), *blamed_beside(mention, document)):
        found = [] if in_dateline(head) else _sides_of(head, mention, document, sides, speaker)
        if found and _is_of_the_victims(found, head, trigger, sides):
            found = against(found[0], sides)
        if found:
            ground = mention.kind is Kind.GROUND_COMBAT
            first_only = ground and _are_opponents(found) and not mention.mutual
            return found[:1] if first_only else found, _why(f"actor/{rule}", head, document)
    if mention.kind is Kind.GROUND_COMBAT and not syntax.is_verb(trigger):
        between = _two_opponents(mention, document, sides)
        if between:
            return between[:1], _why("actor/two foes", trigger, document)
    return [], None


def _why(rule: str, token: Token, document: Document) -> Why:
    return Why("perpetrator", rule, document.start(token), document.end(token))


def _two_opponents(mention: Mention, document: Document, sides: Sides) -> list[str]:
    """*The KIA tries to drive out junta troops, and street fighting rages*: the only two sides of
    the sentence, if they fight; first the one that did not fall.
    """
    told = [t for t in document.tokens(mention.sentence) if not _is_of_a_speaker(t)]
    named = list(dict.fromkeys(n.side for n in sides.named_by(told)))
    if not _are_opponents(named):
        return []
    fell = fallen(document.parse[mention.trigger])
    first_fell = fell is not None and named[0] in phrase_sides(fell, sides, acts=False)
    return named[::-1] if first_fell else named


def _is_of_the_victims(found: Sequence[str], head: Token, trigger: Token, sides: Sides) -> bool:
    """*Troops shot dead a Palestinian*: the troops, whom the sentence does not name, are not of
    the side that it names as harmed.
    """
    told = syntax.governor(trigger) if trigger.pos_ == "ADJ" else trigger
    if not syntax.is_verb(told) or any(sides.named_by(syntax.phrase(head))):
        return False
    harmed = [syntax.undergoer(told), dead_of_the_main_clause(told)]
    return any(
        found[0] in {n.side for n in sides.named_by(syntax.phrase(h))}
        for h in harmed
        if h is not None and h.i != head.i
    )


def _is_of_a_speaker(token: Token) -> bool:
    """*The Palestinian agency reported heavy fighting*: who only tells of it is no side of it."""
    head = token
    while head.dep_ in OWNERS:
        head = head.head
    return head.dep_ == "nsubj" and syntax.lemma(head.head) in word_set("reporting", "asserts")


def _are_opponents(found: Sequence[str]) -> bool:
    """*The army and the RSF clashed*: two sides that fight; the first did it to the second."""
    return len(found) == 2 and found[1] in known_actors.opponents().get(found[0], ())


# ---- what was repelled or lost: the other side did it


def _is_lost(trigger: Token, mention: Mention) -> bool:
    """*the army lost the town to rebels*, *the town fell to rebels*."""
    lost = syntax.lemma(trigger) in word_set("actors", "loses")
    return mention.kind is Kind.TERRITORIAL_CLAIM and lost


def _of_the_other(
    trigger: Token, mention: Mention, document: Document, sides: Sides, speaker: str | None
) -> tuple[list[str], Why | None]:
    lost = _is_lost(trigger, mention)
    subject = syntax.subject(trigger) if lost else syntax.agent(trigger)
    held = _sides_of(subject, mention, document, sides, speaker)
    if not held and speaker and subject is None:
        held = [speaker]
    heads = [_taker(trigger)] if lost else _attackers(syntax.undergoer(trigger))
    for head in heads:
        found = [n for n in _sides_of(head, mention, document, sides, speaker) if n not in held]
        if found and head is not None:
            return found, _why("actor/of the other", head, document)
    found = (against(held[0], sides) or foe_at_home(held[0])) if held else []
    return found, _why("actor/foe", trigger, document) if found else None


def _taker(verb: Token) -> Token | None:
    return object_of(verb, word_set("actors", "taken_by"), PREPOSITIONS_AND_DATIVES)


def _attackers(attack: Token | None) -> list[Token | None]:
    return [syntax.by_phrase(attack), source(attack), attack] if attack is not None else []


# ---- the sides of a phrase


def _sides_of(
    head: Token | None, mention: Mention, document: Document, sides: Sides, speaker: str | None
) -> list[str]:
    if head is None:
        return []
    found = phrase_sides(head, sides, acts=True, speaker=speaker) or _owner_in_clause(head, sides)
    return found or pronoun(head, document, mention.sentence, sides, speaker)


def _owner_in_clause(head: Token, sides: Sides) -> list[str]:
    """*The army said that the rebels slipped in during their attack*: *their* means the subject of
    the clause, not the speaker.
    """
    subject = syntax.subject(syntax.governor(head)) if head.tag_ == "PRP$" else None
    if subject is None or subject.i >= head.i:
        return []
    return phrase_sides(subject, sides, acts=True)


def as_actors(perpetrator: Sequence[str], target: Sequence[str]) -> tuple[Actor, ...]:
    """The actors of an event; nobody is both."""
    return (
        *(Actor(Role.PERPETRATOR, n) for n in perpetrator),
        *(Actor(Role.TARGET, n) for n in target if n not in perpetrator),
    )
