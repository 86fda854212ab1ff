"""Who did it: subject, *by*, owner of the attack or of its munitions, whoever launched, claimed or is accused of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from events.extraction import syntax, vocabulary
from events.extraction.reading import Document, Mention
from events.extraction.references import against, phrase_sides, pronoun
from events.extraction.sides import Sides
from events.extraction.types import Actor, Kind, Place, Role, Why
from events.extraction.vocabulary import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNERS = {"poss", "amod", "compound", "nmod"}
HIT = {"kill", "wound", "injure", "hit", "strike", "target", "destroy", "damage", "bomb", "pound", "attack", "capture", "seize"}
LOST = {"lose", "fall", "fell", "surrender", "cede"}  # verbs whose subject has something taken from it


def perpetrators(mention: Mention, document: Document, sides: Sides, speaker: str | None) -> tuple[list[str], Why | None]:
    """The sides that did it, as the sentence gives them; empty where it does not."""
    trigger = document.parse[mention.trigger]
    if mention.subkind == "repelled" or _is_lost(trigger, mention):
        return _of_the_other(trigger, mention, document, sides, speaker)
    for rule, head in _doers(trigger, mention):
        found = phrase_sides(head, sides, acts=True) or pronoun(head, document, mention.sentence, sides, speaker)
        if found:
            return found, Why("perpetrator", f"actor/{rule}", document.start(head), document.end(head))
    return [], None


def _doers(trigger: Token, mention: Mention) -> Iterator[tuple[str, Token]]:
    """The phrases that may name who did it, the surest first."""
    found = _verb_doers(trigger) if syntax.is_verb(trigger) else _noun_doers(trigger)
    yield from ((rule, head) for rule, head in found if head is not None)
    doc = trigger.doc
    for i in sorted(mention.scope):
        if i < len(doc) and doc[i].dep_ in OWNERS and mention.kind is Kind.STRIKE and _is_means(doc[i].head):
            yield "munition of", doc[i]


def _is_means(noun: Token) -> bool:
    return syntax.names_munition([noun]) or syntax.lemma(noun) in word_set("scenery", "attack_words") | {"shelling", "bombing"}


def _verb_doers(verb: Token) -> list[tuple[str, Token | None]]:
    doer = syntax.doer(verb)
    found = [("doer", doer), ("munition of", _munition_owner(verb)), ("adverbial doer", _advcl_doer(verb))]
    if doer is not None:
        found += [("launched by", _launcher(doer)), ("attack of", _source(doer))]
    return found


def _noun_doers(noun: Token) -> list[tuple[str, Token | None]]:
    verb = syntax.governor(noun)
    found: list[tuple[str, Token | None]] = [("by", syntax.by_phrase(noun))]
    found += [("of the noun", c) for c in noun.children if c.dep_ in OWNERS]
    found += [("launched by", _launcher(noun)), ("blamed", _blamed(noun)), ("from", _source(noun))]
    if syntax.is_verb(verb) and (_carries(noun, verb) or _means_of(noun, verb)):
        found.append(("doer", syntax.doer(verb)))
    if syntax.is_verb(verb):
        found.append(("launched by", _launcher_over(noun)))
    return found


def _carries(noun: Token, verb: Token) -> bool:
    """*X launched an attack*, *X managed to carry out a raid*."""
    light = word_set("scenery", "light_verbs")
    return (noun.dep_ in {"dobj", "conj"} and syntax.lemma(noun.head) in light) or syntax.lemma(verb) in light


def _means_of(noun: Token, verb: Token) -> bool:
    """*X killed two in an air strike*."""
    return noun.dep_ == "pobj" and syntax.lemma(verb) in HIT and not syntax.is_passive(verb)


def _blamed(noun: Token) -> Token | None:
    """*accused X of an attack*, *blamed X for it*, *blamed the attack on X*, *an attack blamed on X*."""
    for verb in [c for c in noun.children if c.dep_ in {"acl", "relcl"}] + list(noun.ancestors):
        lemma = syntax.lemma(verb)
        if lemma in {"accuse", "blame", "suspect"} and not _is_speaker(noun, verb):
            on = next((syntax.child(c, "pobj") for c in verb.children if c.dep_ == "prep" and c.lower_ == "on"), None)
            return on or syntax.undergoer(verb)
        if lemma == "attribute":
            return next((syntax.child(c, "pobj") for c in verb.children if c.dep_ == "prep" and c.lower_ == "to"), None)
    return None


def _is_speaker(noun: Token, verb: Token) -> bool:
    return noun.dep_ in syntax.SUBJECTS and noun.head.i == verb.i


def _source(noun: Token) -> Token | None:
    """*shelling from Serb positions*."""
    return next((syntax.child(c, "pobj") for c in noun.children if c.dep_ == "prep" and c.lower_ in {"from", "by"}), None)


def _munition_owner(verb: Token) -> Token | None:
    """*a Russian missile hit*: the doer is a munition whose adjective names the side; also *hit by a Russian drone*."""
    target = syntax.undergoer(verb)
    munition = target is not None and not syntax.is_passive(verb) and syntax.names_munition(syntax.phrase(target))
    return target if munition else None


def _advcl_doer(verb: Token) -> Token | None:
    return (
        syntax.doer(verb.head)
        if verb.dep_ in {"advcl", "xcomp", "conj", "ccomp"}
        and syntax.is_verb(verb.head)
        and syntax.child(verb, "nsubj", "nsubjpass") is None
        and not syntax.is_passive(verb)
        else None
    )


def _launcher(noun: Token) -> Token | None:
    """*drones launched by Russia*, *shells fired from Serb positions*: what a participle behind the noun says."""
    for verb in noun.children:
        if verb.dep_ in {"acl", "relcl"} and syntax.is_verb(verb):
            by = syntax.by_phrase(verb) or _source(verb)
            own = syntax.child(verb, "nsubj")
            return by or (own if own is not None and own.tag_ not in {"WDT", "WP"} and not syntax.is_passive(verb) else None)
    return None


def _launcher_over(noun: Token) -> Token | None:
    """*an attack was launched by X*, *strikes carried out by X*."""
    verb = noun.head
    return syntax.by_phrase(verb) if noun.dep_ == "nsubjpass" else None


# ---- what was repelled or lost: the other side did it


def _is_lost(trigger: Token, mention: Mention) -> bool:
    """*the army lost the town to rebels*, *the town fell to rebels*."""
    return mention.kind is Kind.TERRITORIAL_CLAIM and syntax.lemma(trigger) in LOST


def _of_the_other(
    trigger: Token, mention: Mention, document: Document, sides: Sides, speaker: str | None
) -> tuple[list[str], Why | None]:
    subject = syntax.subject(trigger) if _is_lost(trigger, mention) else syntax.doer(trigger)
    held = _means(subject, mention, document, sides, speaker)
    heads = [_taker(trigger)] if _is_lost(trigger, mention) else _attackers(syntax.undergoer(trigger))
    for head in heads:
        found = [n for n in _means(head, mention, document, sides, speaker) if n not in held]
        if found and head is not None:
            return found, Why("perpetrator", "actor/of the other", document.start(head), document.end(head))
    found = against(held[0], sides) if held else []
    return found, Why("perpetrator", "actor/foe", document.start(trigger), document.end(trigger)) if found else None


def _means(head: Token | None, mention: Mention, document: Document, sides: Sides, speaker: str | None) -> list[str]:
    if head is None:
        return []
    return phrase_sides(head, sides, acts=True) or pronoun(head, document, mention.sentence, sides, speaker)


def _taker(verb: Token) -> Token | None:
    return next(
        (syntax.child(c, "pobj") for c in verb.children if c.dep_ in {"prep", "dative"} and c.lower_ in {"to", "into"}), None
    )


def _attackers(attack: Token | None) -> list[Token | None]:
    return [syntax.by_phrase(attack), _source(attack), attack] if attack is not None else []


# ---- where no sentence says so


def owner_by_place(sides: Sides, at: Sequence[Place], kind: Kind) -> list[str]:
    """Who did it where no sentence says so: whom the article accuses, or of a strike on a state's ground the one it fights."""
    state = next((vocabulary.states_by_country().get(p.country or "") for p in at if p.country), None)
    if state is None or kind not in {Kind.STRIKE, Kind.INTERCEPTION}:
        return []
    if kind is Kind.INTERCEPTION:
        return [state.name] if sides.named.get(state.name) else []
    accused = list(dict.fromkeys(n for n in sides.accused if n != state.name))
    return accused if len(accused) == 1 else against(state.name, sides, state.country)


def as_actors(perpetrator: Sequence[str], target: Sequence[str]) -> tuple[Actor, ...]:
    return (*(Actor(Role.PERPETRATOR, n) for n in perpetrator), *(Actor(Role.TARGET, n) for n in target if n not in perpetrator))
