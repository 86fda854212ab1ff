"""What happened without anybody's arms: nature, machines, traffic, gas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions.conflict import no_conflict
from events.extraction.mentions.conflict.war_words import war_words
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_accident(trigger: Token) -> bool:
    """*A quake hit Quetta*, *a gas explosion*, *killed when a bus crashed*: no arms did it."""
    if syntax.is_verb(trigger):
        agent = syntax.agent(trigger)
        if agent is None:
            return _befell_in_an_accident(trigger)
        if _is_a_storm(agent):
            return True  # "Typhoon" is an aircraft, too
        harmless = _does_harm_unarmed(agent, trigger) and not _of_arms(agent)
        return harmless and not _runs_into_arms(trigger)
    accidental = word_set("setting", "accidental") | _accidental_for(trigger)
    return _at_a_pit(trigger) or any(
        c.lower_ in accidental for c in trigger.children if c.dep_ in {"amod", "compound"}
    )


def _befell_in_an_accident(verb: Token) -> bool:
    """*11 people were killed in a boat accident*, whatever else its sentence tells."""
    nouns = [t for c in verb.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"]
    words = word_set("setting", "befell_in")
    killed = syntax.lemma(verb) in word_set("setting", "killing")
    return killed and any(syntax.lemma(t) in words for t in nouns)


def _does_harm_unarmed(agent: Token, verb: Token) -> bool:
    """*A quake hit Quetta*, *a lorry hit a wall*; not *the driver died*, *a bus blew up outside the
    port*, *a driver rammed the gate of the barracks*: a car may be hit, carry a bomb or be one.
    """
    if syntax.lemma(agent) in word_set("setting", "accidents"):
        return True
    traffic = syntax.lemma(agent) in word_set("setting", "traffic")
    return (
        (traffic or _runs_into_something_at_sea(agent, verb))
        and syntax.lemma(verb) not in word_set("setting", "befalls_traffic")
        and not war_words(verb.sent)
        and not _tells_of_bombers(verb.sent)
    )


def _runs_into_something_at_sea(ship: Token, verb: Token) -> bool:
    """*A container ship struck the bridge*; a ship that strikes a city is a warship."""
    sails = syntax.lemma(ship) in word_set("setting", "traffic_at_sea")
    runs = syntax.lemma(verb) in word_set("setting", "runs_at_sea")
    met = [t for t in verb.children if t.dep_ == "dobj"]
    met += [t for c in verb.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"]
    way = word_set("setting", "in_its_way")
    return sails and runs and any(syntax.lemma(t) in way for t in met)


def _is_a_storm(agent: Token) -> bool:
    """*Typhoon Yagi battered Hanoi*: it bears a name behind the word for it."""
    storms = word_set("setting", "named_storms")
    return agent.pos_ == "PROPN" and any(
        c.lower_ in storms for c in agent.children if c.dep_ == "compound"
    )


def _tells_of_bombers(tokens: Iterable[Token]) -> bool:
    of = word_set("setting", "of_bombers")
    return any(t.lower_ in of for t in tokens)


def _accidental_for(noun: Token) -> frozenset[str]:
    """*a gas explosion*, *a lightning strike*; not *a gas attack*, *a lightning offensive*."""
    if syntax.lemma(noun) in word_set("setting", "blasts"):
        return word_set("setting", "accidental_blasts")
    if syntax.lemma(noun) in word_set("setting", "strikes"):
        return word_set("setting", "accidental_strikes")
    return frozenset()


def _at_a_pit(noun: Token) -> bool:
    """*an explosion at a copper mine*, without a word of arms."""
    blast = syntax.lemma(noun) in word_set("setting", "blasts")
    return blast and any(map(syntax.is_dug, noun.sent)) and not no_conflict.names_arms([*noun.sent])


def _runs_into_arms(verb: Token) -> bool:
    """*their lorry hit a mine*."""
    target = syntax.undergoer(verb)
    return target is not None and syntax.lemma(target) in word_set("mentions", "planted")


def _of_arms(agent: Token) -> bool:
    return syntax.names_munition(syntax.phrase(agent))
