"""What a trigger of a strike needs beside it: a munition, its wreckage, words of the air. The head
of `data/en/triggers.toml` lists the needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions.triggers import air_needs
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_start, window
from events.extraction.reading.phrases import around, forces, holds, people, phrases, placelike
from events.extraction.types import WeaponType

if TYPE_CHECKING:
    from spacy.tokens import Token

# What an attack with these is not called a strike for: *an armed attack*, *an aircraft attack*.
NO_STRIKE = {WeaponType.SMALL_ARMS, WeaponType.AIRCRAFT, WeaponType.OTHER}


def _munition(verb: Token) -> bool:
    """*fired rockets*; not *fired machine guns*, which is done face to face."""
    who = syntax.agent(verb)
    agent = phrases(who)
    named = syntax.named_munitions([*phrases(syntax.undergoer(verb)), *agent])
    return (
        any(kind is not WeaponType.SMALL_ARMS for kind, _, _ in named)
        or holds(agent, "wreckage")
        or (who is not None and syntax.lemma(who) in word_set("mentions", "rounds"))
        or one_of_them(who)
    )


def one_of_them(who: Token | None) -> bool:
    """*Another hit a parked car*, *two more fell on Tehran*: a number alone, behind munitions that
    were told in this sentence or the one before.
    """
    if who is None or not (who.pos_ == "NUM" or who.lower_ in word_set("mentions", "one_of_them")):
        return False
    first = sentence_start(who)
    before = window(who.doc, sentence_start(who.doc[first - 1]) if first else 0, who.i)
    used = any(syntax.lemma(t) in word_set("mentions", "munition_did") for t in before)
    return used and any(
        kind not in {WeaponType.SMALL_ARMS, WeaponType.AIRCRAFT}
        for kind, _, _ in syntax.named_munitions(before)
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
        token.i == part.i or _is_counted(token, part)
        for part in syntax.with_conjuncts(syntax.agent(verb))
        for _, token, _ in syntax.named_munitions(syntax.phrase(part))
    )


def _is_counted(munition: Token, part: Token) -> bool:
    """*a pair of car bombs*."""
    of = munition.head
    return of.lower_ in word_set("mentions", "number_of") and of.head.i == part.i


def _explodes(head: Token | None) -> bool:
    return any(
        syntax.lemma(part) in word_set("mentions", "explosive_things")
        for part in syntax.with_conjuncts(head)
    )


def _goes_off(verb: Token) -> bool:
    """*a charge went off*, *a pair of bombs went off*; not *the alarm went off*."""
    return (
        _munition_did_it(verb)
        or _explodes(syntax.subject(verb))
        or one_of_them(syntax.subject(verb))
    )


def _sets_off(verb: Token) -> bool:
    """*set off bombs at 52 poles*, *two of them set off vests*."""
    # "the bombs were set off by remote control" tells how
    return _explodes(syntax.undergoer(verb)) and not syntax.is_passive(verb)


def _munition_claims(verb: Token) -> bool:
    """*a car bomb claimed three soldiers*; not *the bombers claimed to act for them*."""
    return _munition_did_it(verb) and people(verb)


def _thrown(verb: Token) -> bool:
    """*a grenade was thrown over the wall*; not *threw petrol bombs*, as crowds do."""
    thrown = phrases(syntax.undergoer(verb))
    crowd = word_set("mentions", "of_riots")
    return not any(syntax.lemma(t) in crowd for t in thrown) and any(
        kind in {WeaponType.BOMB, WeaponType.OTHER} for kind, _, _ in syntax.named_munitions(thrown)
    )


def _shot_up(verb: Token) -> bool:
    """*helicopters rocketed a ridge*, *was raked by fire*; not *prices rocketed*."""
    who, target = syntax.agent(verb), syntax.undergoer(verb)
    if target is None:
        return False
    armed = who is not None and (
        holds(syntax.phrase(who), "armed_people") or syntax.names_munition(syntax.phrase(who))
    )
    plain = syntax.lemma(verb) in word_set("mentions", "munition_verbs")
    return armed or (plain and (placelike(phrases(target)) or forces(target)))


def _with_munition(verb: Token) -> bool:
    """*answered with mortars*; not *with machine-guns*, which is done face to face."""
    with_ = word_set("mentions", "with_")
    behind = [t for c in verb.children if c.lower_ in with_ for t in c.subtree]
    return any(kind not in NO_STRIKE for kind, _, _ in syntax.named_munitions(behind))


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


def _blast_alone(noun: Token) -> bool:
    """*an explosion at a market*; not *gunfire and explosions*, the sounds of a battle."""
    told = syntax.named_munitions(syntax.with_conjuncts(noun))
    return not any(kind is WeaponType.SMALL_ARMS for kind, _, _ in told)


def _blast_harms(noun: Token) -> bool:
    """*a blast ripped through a mosque*, *an explosion on a pipeline caused a fire*."""
    verb = syntax.governor(noun)
    # "a blast ripped through a mosque, killing 54"
    told = [verb, *(t for t in verb.subtree if t.dep_ in {"advcl", "relcl", "conj"})]
    harms = any(syntax.lemma(t) in word_set("mentions", "blast_did") for t in told)
    unhurt = any(syntax.lemma(t) in word_set("mentions", "unhurt") for t in verb.subtree)
    return harms or unhurt or syntax.names_munition(around(noun))


NEEDS: dict[str, Callable[[Token], bool]] = {
    "munition": _munition,
    "small_arms": _small_arms,
    "munition_object": _munition_object,
    "munition_agent": _munition_agent,
    "munition_did_it": _munition_did_it,
    "munition_hits": _munition_hits,
    "munition_crashes": _munition_crashes,
    "by_munition": _by_munition,
    "blast_alone": _blast_alone,
    "blast_harms": _blast_harms,
    "goes_off": _goes_off,
    "sets_off": _sets_off,
    "munition_claims": _munition_claims,
    "thrown": _thrown,
    "shot_up": _shot_up,
    "with_munition": _with_munition,
}
