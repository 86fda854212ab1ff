"""Who did it: subject, *by*, owner of the attack or of its munitions, whoever launched, claimed or
is accused of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.actors import agents
from events.extraction.actors.opponents import against
from events.extraction.actors.pronouns import pronoun
from events.extraction.actors.references import phrase_sides
from events.extraction.actors.sides import Sides, is_group, is_state
from events.extraction.data import known_actors
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import Actor, Kind, Place, Role, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

# verbs whose subject has something taken from it
LOST = {"pass", "lose", "fall", "fell", "surrender", "cede"}


def perpetrators(
    mention: Mention, document: Document, sides: Sides, speaker: str | None
) -> tuple[list[str], Why | None]:
    """The sides that did it, as the sentence gives them; empty where it does not."""
    trigger = document.parse[mention.trigger]
    if mention.subkind == "repelled" or _is_lost(trigger, mention):
        return _of_the_other(trigger, mention, document, sides, speaker)
    for rule, head in (*agents.doers(trigger, mention), *agents.blamed_beside(mention, document)):
        if agents.in_dateline(head):
            continue
        found = _means(head, mention, document, sides, speaker)
        if found:
            one = (
                found[:1]
                if mention.kind is Kind.GROUND_COMBAT and _foes(found) and not mention.mutual
                else found
            )
            return one, Why(
                "perpetrator", f"actor/{rule}", document.start(head), document.end(head)
            )
    between = (
        _two_foes(mention, document, sides)
        if mention.kind is Kind.GROUND_COMBAT and not syntax.is_verb(trigger)
        else []
    )
    return between[:1], Why(
        "perpetrator", "actor/two foes", *_span(trigger, document)
    ) if between else None


def _span(token: Token, document: Document) -> tuple[int, int]:
    return document.start(token), document.end(token)


def _two_foes(mention: Mention, document: Document, sides: Sides) -> list[str]:
    """*The KIA tries to drive out junta troops, and street fighting rages*: the only two sides of
    the sentence, if they fight.
    """
    named = list(dict.fromkeys(n.side for n in sides.named_by(document.tokens(mention.sentence))))
    if not _foes(named):
        return []
    fell = agents.fallen(document.parse[mention.trigger])
    return (
        named[::-1]
        if fell is not None and named[0] in phrase_sides(fell, sides, acts=False)
        else named
    )


def _foes(found: Sequence[str]) -> bool:
    """*The army and the RSF clashed*: the second side is to whom the first did it."""
    return len(found) == 2 and found[1] in known_actors.opponents().get(found[0], ())


# ---- what was repelled or lost: the other side did it


def _is_lost(trigger: Token, mention: Mention) -> bool:
    """*the army lost the town to rebels*, *the town fell to rebels*."""
    return mention.kind is Kind.TERRITORIAL_CLAIM and syntax.lemma(trigger) in LOST


def _of_the_other(
    trigger: Token, mention: Mention, document: Document, sides: Sides, speaker: str | None
) -> tuple[list[str], Why | None]:
    subject = syntax.subject(trigger) if _is_lost(trigger, mention) else syntax.agent(trigger)
    held = _means(subject, mention, document, sides, speaker) or (
        [speaker] if speaker and subject is None else []
    )
    heads = (
        [_taker(trigger)] if _is_lost(trigger, mention) else _attackers(syntax.undergoer(trigger))
    )
    for head in heads:
        found = [n for n in _means(head, mention, document, sides, speaker) if n not in held]
        if found and head is not None:
            return found, Why(
                "perpetrator", "actor/of the other", document.start(head), document.end(head)
            )
    found = against(held[0], sides) if held else []
    return found, Why(
        "perpetrator", "actor/foe", document.start(trigger), document.end(trigger)
    ) if found else None


def _means(
    head: Token | None, mention: Mention, document: Document, sides: Sides, speaker: str | None
) -> list[str]:
    if head is None:
        return []
    found = phrase_sides(head, sides, acts=True, speaker=speaker) or _owner_in_clause(head, sides)
    return found or pronoun(head, document, mention.sentence, sides, speaker)


def _owner_in_clause(head: Token, sides: Sides) -> list[str]:
    """*The army said that the rebels slipped in during their attack*: theirs who do what the clause
    tells, not the speaker's.
    """
    if head.tag_ != "PRP$":
        return []
    subject = syntax.subject(syntax.governor(head))
    return (
        phrase_sides(subject, sides, acts=True)
        if subject is not None and subject.i < head.i
        else []
    )


def _taker(verb: Token) -> Token | None:
    return next(
        (
            syntax.child(c, "pobj")
            for c in verb.children
            if c.dep_ in {"prep", "dative"} and c.lower_ in {"to", "into", "under"}
        ),
        None,
    )


def _attackers(attack: Token | None) -> list[Token | None]:
    return [syntax.by_phrase(attack), agents.source(attack), attack] if attack is not None else []


# ---- where no sentence says so


def owner_by_place(
    sides: Sides,
    at: Sequence[Place],
    kind: Kind,
    to: Sequence[str] = (),
    near: range | None = None,
    *,
    by_air: bool = False,
    planted: bool = False,
) -> list[str]:
    """Who did it where no sentence says so: who alone flies there, whom the article accuses, the
    only foe of whom it was done to.

    Of a strike on a state's ground, or one that is known to be at a side: the one that the article
    says to fight it.
    """
    country = next((p.country for p in at if p.country), None)
    state = known_actors.states_by_country().get(country or "")
    if kind is Kind.INTERCEPTION:
        return [state.name] if state is not None and sides.named.get(state.name) else []
    if kind is Kind.DEPLOYMENT or (kind in {Kind.GROUND_COMBAT, Kind.TERRITORIAL_CLAIM} and not to):
        return []  # who attacked is not plain from the place alone
    struck = [n for n in to if known_actors.opponents().get(n)] or (
        [state.name] if state is not None else []
    )
    if by_air and not planted and (flying := _fliers(sides, country or sides.country)):
        return flying
    accused = [n for n in dict.fromkeys(n.side for n in sides.accused) if n not in struck]
    if planted and not at and len(accused) == 1 and is_group(accused[0]):
        return accused
    if not struck or (kind is Kind.ATTACK_ON_CIVILIANS and not any(map(is_state, to))):
        return []
    foe = [
        n
        for n in _only_foe(struck[0], sides, country, near)
        if (not by_air or not is_group(n)) and (not planted or is_group(n))
    ]
    return accused if len(accused) == 1 else foe


def _fliers(sides: Sides, country: str | None) -> list[str]:
    """In a civil war the planes are the state's, if no other state is known to fly there."""
    fought = [
        pair
        for pair, ground in known_actors.grounds().items()
        if country and ground in {country, ""}
    ]
    pairs = [
        pair for pair in fought if all(map(sides.named.get, pair)) and any(map(is_group, pair))
    ]
    named = {n for pair in pairs for n in pair if not is_group(n)}
    return list(named) if len(named) == 1 else []


def _only_foe(side: str, sides: Sides, country: str | None, near: range | None) -> list[str]:
    found = against(side, sides, country, near)
    return found if found and sides.named[found[0]] > 1 else []


def as_actors(perpetrator: Sequence[str], target: Sequence[str]) -> tuple[Actor, ...]:
    return (
        *(Actor(Role.PERPETRATOR, n) for n in perpetrator),
        *(Actor(Role.TARGET, n) for n in target if n not in perpetrator),
    )
