"""What tells of arms where no word of war stands near: a mine that goes off, security forces that
shoot at a crowd, gangs that burn homes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.actors.agents.victims import runs_into
from events.extraction.data.word_lists import word_set
from events.extraction.mentions.triggers.ground import has_arms
from events.extraction.reading import syntax
from events.extraction.reading.document import window
from events.extraction.reading.numerals import read_numerals
from events.extraction.reading.phrases import holds, phrases

if TYPE_CHECKING:
    from spacy.tokens import Token

MASSACRE = 10  # people killed at once


def tells_of_arms(trigger: Token) -> bool:
    """Whether the trigger, with who does it and to whom, is violence by arms and no crime."""
    if not syntax.is_verb(trigger):
        return _is_a_blast_among_people(trigger)
    return (
        _is_a_mine_that_explodes(trigger)
        or _is_by_a_mine(trigger)
        or _is_at_a_crowd(trigger)
        or _burns_homes(trigger)
        or _massacres(trigger)
        or _comes_under_fire(trigger)
    )


def _is_a_blast_among_people(noun: Token) -> bool:
    """*A blast in a mosque killed 21*; not one of a gas cylinder, nor of fireworks in a bazaar."""
    words = {syntax.lemma(t) for t in noun.sent}
    blast = syntax.lemma(noun) in word_set("setting", "blasts")
    at = word_set("setting", "where_people_are_bombed")
    if words & word_set("setting", "explodes_by_itself"):
        return False
    return blast and bool(words & at) and bool(words & word_set("setting", "killing"))


def _is_by_a_mine(verb: Token) -> bool:
    """*Four shepherds were wounded by a mine*."""
    by = syntax.by_phrase(verb)
    return by is not None and syntax.lemma(by) in word_set("mentions", "planted")


def _comes_under_fire(verb: Token) -> bool:
    """*was killed when his car came under fire*; a minister who comes under fire, though floods
    killed nine, lives.
    """
    who = syntax.subject(verb)
    shot_at = who is not None and syntax.lemma(who) in word_set("setting", "shot_at")
    return shot_at and runs_into(verb) and any(_kills_here(t, verb) for t in verb.sent)


def _kills_here(word: Token, verb: Token) -> bool:
    """The death for which the fire stands: above it, or below it without a doer of its own."""
    if syntax.lemma(word) not in word_set("setting", "killing"):
        return False
    above = verb.head.i == word.i and verb.dep_ == "advcl"
    doer = syntax.agent(word) if syntax.is_verb(word) else None
    joined = verb.is_ancestor(word) and (doer is None or doer.i == verb.i or doer.head.i == verb.i)
    return above or joined


def _is_a_mine_that_explodes(verb: Token) -> bool:
    """*A naval mine exploded off the port*; an explosion *at a mine* is of miners, and so is a
    *coal mine* or one that traps workers.
    """
    who = syntax.agent(verb)
    if who is None or syntax.lemma(verb) not in word_set("setting", "goes_off"):
        return False
    dug = word_set("setting", "at_a_dug_mine")
    of_miners = syntax.is_dug(who) or any(syntax.lemma(t) in dug for t in verb.sent)
    return syntax.lemma(who) in word_set("mentions", "planted") and not of_miners


def _is_at_a_crowd(verb: Token) -> bool:
    """*Security forces shot dead nine protesters*, *police opened fire on mourners*."""
    who = syntax.agent(verb)
    shoots = any(syntax.lemma(t) in word_set("mentions", "shot") for t in (verb, *verb.children))
    if not shoots or who is None or not has_arms(who):
        return False
    behind = [t for t in window(verb.doc, verb.i, verb.right_edge.i + 1) if t.tag_ == "NNS"]
    return any(syntax.lemma(t) in word_set("setting", "crowds") for t in behind)


def shoots_to_disperse(verb: Token) -> bool:
    """*Riot police shot rubber bullets at demonstrators*: nobody was killed, nor was it meant."""
    shoots = syntax.is_verb(verb) and syntax.lemma(verb) in word_set("setting", "shoots")
    words = {syntax.lemma(t) for t in verb.sent}
    if not shoots or not words & word_set("setting", "crowds"):
        return False
    if words & (word_set("setting", "killing") | word_set("setting", "lethal")):
        return False
    told = " ".join(t.lower_ for t in verb.subtree if not t.is_space)
    return any(f" {means} " in f" {told} " for means in word_set("setting", "less_lethal"))


def _burns_homes(verb: Token) -> bool:
    """*Gang members set fire to houses*, *a station was burned by gangs*: as a war band does."""
    target = syntax.undergoer(verb)
    burnt = [*(t for t in verb.subtree if t.i > verb.i), *phrases(target)]
    burns = syntax.lemma(verb) in word_set("setting", "burns")
    homes = holds(burnt, "homes") or holds(burnt, "works")
    return burns and homes and _is_gang(syntax.agent(verb))


def _massacres(verb: Token) -> bool:
    """*Gangs killed at least 180 people*: more than a crime."""
    if syntax.lemma(verb) not in word_set("setting", "killing") or syntax.is_passive(verb):
        return False
    target = syntax.undergoer(verb)
    words = " ".join(t.text for t in syntax.phrase(target)) if target is not None else ""
    many = any((numeral.count.min or 0) >= MASSACRE for numeral in read_numerals(words))
    return many and _is_gang(syntax.agent(verb))


def _is_gang(who: Token | None) -> bool:
    """Several gangs that act as one, or any where gangs fight the state."""
    if who is None:
        return False
    words = syntax.phrase(who)
    at_war = word_set("setting", "lands_of_gangs")
    return who.lower_ in word_set("setting", "gangs_as_bands") or (
        any(syntax.lemma(t) in word_set("setting", "gangs") for t in words)
        and any(t.lower_ in at_war for t in who.doc)
    )
