"""Who did it: subject, *by*, owner of the attack or of its munitions, whoever launched, claimed or is accused of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from events.extraction import syntax, vocabulary
from events.extraction.foes import against
from events.extraction.reading import Document, Mention
from events.extraction.references import phrase_sides, pronoun
from events.extraction.sides import Sides, is_group, is_state
from events.extraction.types import Actor, Kind, Place, Role, Why
from events.extraction.vocabulary import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNERS = {"poss", "amod", "compound", "nmod"}
HIT = {"kill", "wound", "injure", "hit", "strike", "target", "destroy", "damage", "bomb", "pound", "attack", "capture", "seize"}
DATELINE = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+)*(?:[,/ ][^–—\n]{0,50}?)?\s[-–—]+\s")
LOST = {"pass", "lose", "fall", "fell", "surrender", "cede"}  # verbs whose subject has something taken from it


def perpetrators(mention: Mention, document: Document, sides: Sides, speaker: str | None) -> tuple[list[str], Why | None]:
    """The sides that did it, as the sentence gives them; empty where it does not."""
    trigger = document.parse[mention.trigger]
    if mention.subkind == "repelled" or _is_lost(trigger, mention):
        return _of_the_other(trigger, mention, document, sides, speaker)
    for rule, head in (*_doers(trigger, mention), *_blamed_beside(mention, document)):
        if _in_dateline(head):
            continue
        found = _means(head, mention, document, sides, speaker)
        if found:
            one = found[:1] if mention.kind is Kind.GROUND_COMBAT and _foes(found) and not mention.mutual else found
            return one, Why("perpetrator", f"actor/{rule}", document.start(head), document.end(head))
    between = _two_foes(mention, document, sides) if mention.kind is Kind.GROUND_COMBAT and not syntax.is_verb(trigger) else []
    return between[:1], Why("perpetrator", "actor/two foes", *_span(trigger, document)) if between else None


def _span(token: Token, document: Document) -> tuple[int, int]:
    return document.start(token), document.end(token)


def _two_foes(mention: Mention, document: Document, sides: Sides) -> list[str]:
    """*The KIA tries to drive out junta troops, and street fighting rages*: the only two sides of the sentence, if they fight."""
    named = list(dict.fromkeys(n.side for n in sides.named_by(document.tokens(mention.sentence))))
    return named if _foes(named) else []


def _foes(found: Sequence[str]) -> bool:
    """*The army and the RSF clashed*: the second side is to whom the first did it."""
    return len(found) == 2 and found[1] in vocabulary.opponents().get(found[0], ())


def _doers(trigger: Token, mention: Mention) -> Iterator[tuple[str, Token]]:
    """The phrases that may name who did it, the surest first."""
    told = syntax.governor(trigger) if trigger.pos_ == "ADJ" else trigger  # "shot dead"
    found = _verb_doers(told) if syntax.is_verb(told) else _noun_doers(trigger)
    yield from ((rule, head) for rule, head in found if head is not None)
    doc = trigger.doc
    for i in sorted(mention.scope):
        if (
            i < len(doc)
            and doc[i].dep_ in OWNERS
            and mention.kind in {Kind.STRIKE, Kind.GROUND_COMBAT}
            and _is_means(doc[i].head)
        ):
            yield "munition of", doc[i]


def _is_means(noun: Token) -> bool:
    return syntax.names_munition([noun]) or syntax.lemma(noun) in word_set("scenery", "attack_words") | {"shelling", "bombing"}


def _verb_doers(verb: Token) -> list[tuple[str, Token | None]]:
    dies = syntax.lemma(verb) in {"die", "perish", "lose"}  # whose subject is the victim
    doer = None if dies else _not_dateline(syntax.doer(verb), verb)
    found: list[tuple[str, Token | None]] = [("of the noun", c) for c in verb.children if verb.tag_ == "VBG" and c.dep_ in OWNERS]
    found += [("doer", doer), ("munition of", _munition_owner(verb)), ("adverbial doer", _advcl_doer(verb))]
    if syntax.is_passive(verb) or dies:
        found += [
            ("doer of the cause", syntax.doer(c))
            for c in verb.children
            if c.dep_ == "advcl" and _says_when(c) and not _is_hit(syntax.doer(c))
        ]
    if doer is not None:
        found += [("launched by", _launcher(doer)), ("attack of", _source(doer))]
    return found


def _is_hit(doer: Token | None) -> bool:
    """*when their vehicle hit a mine*: what is hit is the subject."""
    return doer is not None and syntax.lemma(doer) in {
        "vehicle",
        "car",
        "bus",
        "truck",
        "lorry",
        "convoy",
        "boat",
        "patrol",
        "van",
    }


def _says_when(clause: Token) -> bool:
    """*killed when X attacked the village*."""
    return any(c.lower_ in {"when", "as", "after"} and c.dep_ in {"advmod", "mark"} for c in clause.children)


def _dateline_end(token: Token) -> int:
    opens = DATELINE.match(str(token.sent.text))
    return int(token.sent.start_char) + opens.end() if opens else 0


def _in_dateline(token: Token) -> bool:
    return token.text.isupper() and int(token.idx) < _dateline_end(token)


def _blamed_beside(mention: Mention, document: Document) -> Iterator[tuple[str, Token]]:
    """*was shelled twice, an attack that Yerevan blamed on Baku*: whom the same sentence accuses."""
    for token in document.tokens(mention.sentence):
        if token.lower_ in {"blamed", "blames", "blaming"}:
            on = _after(token, {"on"})
            if on is not None:
                yield "blamed", on


def _not_dateline(doer: Token | None, verb: Token) -> Token | None:
    """*KYIV, Ukraine, May 6 (Agency) - Russia launched*: the parser takes the city for the subject."""
    if doer is None or syntax.is_passive(verb):
        return doer
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    doer = subjects[-1] if len(subjects) > 1 and doer in subjects else doer  # "the militant group Hamas fired"
    if not _in_dateline(doer):
        return doer
    behind = _dateline_end(doer)
    noun = None
    for token in doer.doc[doer.i : verb.i]:
        if (
            token.idx >= behind
            and (noun is None or token.i == noun.i + 1)
            and token.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}
        ):
            noun = token
    return noun


def _noun_doers(noun: Token) -> list[tuple[str, Token | None]]:
    verb = syntax.governor(noun)
    found: list[tuple[str, Token | None]] = [("by", syntax.by_phrase(noun))]
    found += [("of", _maker(noun)), ("between", _after(noun, {"between"}))]
    if noun.dep_ == "nsubj":
        found.append(("between", _after(verb, {"between"})))  # "fighting broke out between X and Y"
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


def _after(noun: Token, words: set[str]) -> Token | None:
    return next((syntax.child(c, "pobj") for c in noun.children if c.dep_ == "prep" and c.lower_ in words), None)


def _maker(noun: Token) -> Token | None:
    """*a strike of Ukrainian formations* is theirs; *the shelling of Ukrainian positions* is not."""
    return _after(noun, {"of"}) if syntax.lemma(noun) in word_set("scenery", "attack_words") else None


def _source(noun: Token) -> Token | None:
    """*shelling from Serb positions*; not *from Lebanese territory*, which is but where it came from."""
    found = _after(noun, {"from"})
    ground = word_set("scenery", "place_words") - {"position", "base", "side"}
    return None if found is None or syntax.lemma(found) in ground | {"soil"} else found


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
        if verb.dep_ in {"acl", "relcl"} and syntax.is_verb(verb) and verb.lower_ not in word_set("scenery", "backed_by"):
            if syntax.lemma(verb) in word_set("reporting", "asserts"):
                verb = syntax.child(verb, "ccomp") or verb  # "shells that Kigali said Congolese troops had fired"
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
    held = _means(subject, mention, document, sides, speaker) or ([speaker] if speaker and subject is None else [])
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
    found = phrase_sides(head, sides, acts=True, speaker=speaker)
    return found or pronoun(head, document, mention.sentence, sides, speaker)


def _taker(verb: Token) -> Token | None:
    return next(
        (syntax.child(c, "pobj") for c in verb.children if c.dep_ in {"prep", "dative"} and c.lower_ in {"to", "into", "under"}),
        None,
    )


def _attackers(attack: Token | None) -> list[Token | None]:
    return [syntax.by_phrase(attack), _source(attack), attack] if attack is not None else []


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
    """Who did it where no sentence says so: who alone flies there, whom the article accuses, the only foe of whom it was done to.

    Of a strike on a state's ground, or one that is known to be at a side: the one that the article says to fight it.
    """
    country = next((p.country for p in at if p.country), None)
    state = vocabulary.states_by_country().get(country or "")
    if kind is Kind.INTERCEPTION:
        return [state.name] if state is not None and sides.named.get(state.name) else []
    if kind is Kind.DEPLOYMENT or (kind in {Kind.GROUND_COMBAT, Kind.TERRITORIAL_CLAIM} and not to):
        return []  # who attacked is not plain from the place alone
    struck = [n for n in to if vocabulary.opponents().get(n)] or ([state.name] if state is not None else [])
    if by_air and not planted and (flying := _fliers(sides, country or sides.country)):
        return flying
    if not struck or (kind is Kind.ATTACK_ON_CIVILIANS and not any(map(is_state, to))):
        return []
    foe = [
        n for n in _only_foe(struck[0], sides, country, near) if (not by_air or not is_group(n)) and (not planted or is_group(n))
    ]
    accused = [n for n in dict.fromkeys(sides.accused) if n not in struck]
    return accused if len(accused) == 1 else foe


def _fliers(sides: Sides, country: str | None) -> list[str]:
    """In a civil war the planes are the state's, if no other state is known to fly there."""
    fought = [pair for pair, ground in vocabulary.grounds().items() if country and ground in {country, ""}]
    pairs = [pair for pair in fought if all(map(sides.named.get, pair)) and any(map(is_group, pair))]
    named = {n for pair in pairs for n in pair if not is_group(n)}
    return list(named) if len(named) == 1 else []


def _only_foe(side: str, sides: Sides, country: str | None, near: range | None) -> list[str]:
    found = against(side, sides, country, near)
    return found if found and sides.named[found[0]] > 1 else []


def as_actors(perpetrator: Sequence[str], target: Sequence[str]) -> tuple[Actor, ...]:
    return (*(Actor(Role.PERPETRATOR, n) for n in perpetrator), *(Actor(Role.TARGET, n) for n in target if n not in perpetrator))
