"""What a trigger of a strike needs beside it: a munition, its wreckage, words of the air. The head
of `data/en/triggers.toml` lists the needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions.triggers import air_needs
from events.extraction.reading import syntax
from events.extraction.reading.phrases import around, holds, phrases
from events.extraction.types import WeaponType

if TYPE_CHECKING:
    from spacy.tokens import Token

# What an attack with these is not called a strike for: *an armed attack*, *an aircraft attack*.
NO_STRIKE = {WeaponType.SMALL_ARMS, WeaponType.AIRCRAFT, WeaponType.OTHER}


def _munition(verb: Token) -> bool:
    """*fired rockets*; not *fired machine guns*, which is done face to face."""
    agent = phrases(syntax.agent(verb))
    named = syntax.named_munitions([*phrases(syntax.undergoer(verb)), *agent])
    return any(kind is not WeaponType.SMALL_ARMS for kind, _, _ in named) or holds(
        agent, "wreckage"
    )


def _small_arms(verb: Token) -> bool:
    """*fired machine guns at the soldiers*: whom decides the kind."""
    named = syntax.named_munitions(phrases(syntax.undergoer(verb)))
    return any(kind is WeaponType.SMALL_ARMS for kind, _, _ in named)


def _munition_object(verb: Token) -> bool:
    """*sent 30 drones*; not *sent a missile defence system*, *sent 45 aircraft around Taiwan*."""
    return any(
        kind is not WeaponType.AIRCRAFT
        and (token.i == part.i or token.head.lower_ in word_set("mentions", "number_of"))
        for part in syntax.with_conjuncts(syntax.undergoer(verb))
        for kind, token, _ in syntax.named_munitions(syntax.phrase(part))
    )


def _munition_agent(verb: Token) -> bool:
    """*a quadcopter opened fire on people*, *a tank fired at a watchtower*: no rifles."""
    who = syntax.agent(verb)
    guns = who is not None and syntax.lemma(who) in word_set("mentions", "guns")
    return guns or syntax.names_munition(phrases(who))


def _munition_did_it(verb: Token) -> bool:
    """*two rockets killed 12*; not *a rocket operator killed two*. *Killed by a rocket* is harm."""
    return not syntax.is_passive(verb) and any(
        token.i == part.i
        for part in syntax.with_conjuncts(syntax.agent(verb))
        for _, token, _ in syntax.named_munitions(syntax.phrase(part))
    )


def _munition_hits(verb: Token) -> bool:
    """*a drone destroyed two tanks*; *destroyed two drones* is an interception."""
    return _munition(verb) and not (
        air_needs.aerial_object(verb) and not syntax.names_munition(phrases(syntax.agent(verb)))
    )


def _munition_crashes(verb: Token) -> bool:
    """*a drone crashed into a house*; not *a helicopter crashed near Ankara*."""
    return _munition(verb) and any(
        kind is not WeaponType.AIRCRAFT
        for kind, _, _ in syntax.named_munitions([*phrases(syntax.agent(verb))])
    )


def _by_munition(token: Token) -> bool:
    """An attack is a strike where munitions make it: *a drone attack*, *attacked with missiles*, *a
    missile and drone attack*.
    """
    near, words = around(token), word_set("mentions", "by_munitions")
    return any(kind not in NO_STRIKE for kind, _, _ in syntax.named_munitions(near)) or any(
        t.lower_ in words and not _is_of_an_air_force(t) for t in near
    )


def _is_of_an_air_force(token: Token) -> bool:
    """*assaults on an air base*, *attacked with air support*: nothing struck from the air."""
    return token.dep_ in {"compound", "amod"} and syntax.lemma(token.head) in word_set(
        "mentions", "air_forces"
    )


def _munition_or_casualties(noun: Token) -> bool:
    verb = syntax.governor(noun)
    # "a blast ripped through a mosque, killing 54"
    told = [verb, *(t for t in verb.subtree if t.dep_ in {"advcl", "relcl", "conj"})]
    harms = any(syntax.lemma(t) in word_set("mentions", "killed_or_wounded") for t in told)
    return harms or syntax.names_munition(around(noun))


NEEDS: dict[str, Callable[[Token], bool]] = {
    "munition": _munition,
    "small_arms": _small_arms,
    "munition_object": _munition_object,
    "munition_agent": _munition_agent,
    "munition_did_it": _munition_did_it,
    "munition_hits": _munition_hits,
    "munition_crashes": _munition_crashes,
    "by_munition": _by_munition,
    "munition_or_casualties": _munition_or_casualties,
}
