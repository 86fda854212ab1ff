"""What a trigger needs where people are shot, dragged off or beaten, and where armed men shoot at
each other. The head of `data/en/triggers.toml` lists the needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions.triggers.ground import RELATIVES, has_arms, whole
from events.extraction.reading import syntax
from events.extraction.reading.phrases import holds

if TYPE_CHECKING:
    from spacy.tokens import Token


def whom(verb: Token) -> Token | None:
    """To whom it is done, also of *was abducted and shot*, *the men they shot*, *two of them*."""
    target = syntax.undergoer(verb)
    if target is None and _is_joined_to_a_passive(verb):
        target = syntax.subject(verb.head)
    if target is not None and target.tag_ in RELATIVES and verb.dep_ == "relcl":
        target = verb.head
    return None if target is None else whole(target)


def _is_joined_to_a_passive(verb: Token) -> bool:
    """*was abducted and shot*."""
    return (
        verb.tag_ in {"VBN", "VBD"}
        and verb.dep_ == "conj"
        and syntax.is_verb(verb.head)
        and syntax.is_passive(verb.head)
        and syntax.child(verb, *syntax.SUBJECTS, *syntax.OBJECTS) is None
    )


def is_somebody(noun: Token | None) -> bool:
    """*Atwar Bahjat*, *them*, *twelve*, *two men*."""
    if noun is None or _is_dead(noun):
        return False
    return (
        noun.ent_type_ in {"PERSON", "NORP"}
        or noun.lower_ in word_set("mentions", "somebody")
        or syntax.lemma(noun) in word_set("people", "persons")
        or (noun.pos_ == "NUM" and noun.ent_type_ not in {"DATE", "TIME", "MONEY"})
    )


def _is_dead(noun: Token) -> bool:
    """*pulled bodies from the house*, *took their dead with them*."""
    return any(syntax.lemma(noun) in word_set("mentions", table) for table in ("bodies", "dead"))


def _somebody(verb: Token) -> bool:
    """*she was murdered*, *gunmen shot Yasser al-Duneyfat*; not *shot a film*."""
    return is_somebody(whom(verb))


def _armed_somebody(verb: Token) -> bool:
    """*two policemen were shot*."""
    harmed = whom(verb)
    return harmed is not None and holds(syntax.phrase(harmed), "armed_people")


def _armed_shot(verb: Token) -> bool:
    return _armed_somebody(verb) and not _is_otherwise_shot(verb)


def _shot_somebody(verb: Token) -> bool:
    return _somebody(verb) and not _is_otherwise_shot(verb)


def _is_otherwise_shot(verb: Token) -> bool:
    otherwise = word_set("mentions", "shot_otherwise")
    return any(
        c.lower_ in otherwise and c.i > verb.i and syntax.child(c, "pobj") is None
        for c in verb.children
    )


def _shot_at_somebody(verb: Token) -> bool:
    """*shot at those who ran*, *was shot at near Negros*."""
    who, at = syntax.agent(verb), word_set("function_words", "at")
    if who is not None and syntax.names_munition(syntax.phrase(who)):
        return False
    behind = [c for c in verb.children if c.i > verb.i and c.lower_ in at]
    aims = [syntax.child(c, "pobj") for c in behind]
    passive = bool(behind) and syntax.is_passive(verb) and whom(verb) is not None
    return passive or any(
        aim is not None and (is_somebody(aim) or holds([aim], "homes")) for aim in aims
    )


def _from_home(verb: Token) -> bool:
    """*were pulled from their cars*, *was dragged from a house by gunmen*."""
    from_ = word_set("mentions", "out_of")
    left = [t for c in verb.subtree if c.lower_ in from_ and c.dep_ == "prep" for t in c.subtree]
    homely = any(holds(left, table) for table in ("homes", "civil_places", "left_by_force"))
    return homely and is_somebody(whom(verb))


def _by_band(verb: Token) -> bool:
    """*gunmen took 11 prisoners*, *masked men took five of them*; not *took them to a clinic*."""
    who = syntax.agent(verb)
    armed = who is not None and holds(syntax.phrase(who), "armed_people")
    taken = whom(verb)
    return armed and is_somebody(taken) and not (_is_a_name(taken) or _cares_or_fights(verb))


def _is_a_name(noun: Token | None) -> bool:
    """*Rebels took Homs*: of one name the parser cannot tell a town from a man, and with nothing
    that says where he was taken the town is meant.
    """
    if noun is None or noun.pos_ not in {"PROPN", "NOUN"} or not noun.text[:1].isupper():
        return False
    moved = word_set("mentions", "along") | word_set("mentions", "moved_to")
    alone = not any(t.dep_ == "compound" for t in noun.children)
    behind = [c for c in noun.head.children if c.i > noun.i]
    return alone and not any(c.lower_ in moved - {"in", "at"} for c in behind)


def _cares_or_fights(verb: Token) -> bool:
    """*took them to a clinic*, *took two prisoner*."""
    tables = ("cared_for", "prisoners")
    return any(t.lower_ in word_set("mentions", table) for table in tables for t in verb.subtree)


def _beaten(verb: Token) -> bool:
    """*villagers were beaten*, *soldiers beat two students*; not *Ghana beat Mali*, *beat back*."""
    harmed, who = whom(verb), syntax.agent(verb)
    if harmed is None or syntax.child(verb, "prt") is not None:
        return False
    person = syntax.lemma(harmed) in word_set("people", "persons")
    return person and (has_arms(who) or (who is None and syntax.is_passive(verb)))


def _armed_fell(verb: Token) -> bool:
    """*seven soldiers fell at Taroun*; not *soldiers fell back*, *fell on a post*."""
    who = syntax.subject(verb)
    if who is None or syntax.child(verb, "prt", "acomp", "advmod") is not None:
        return False
    died_at = word_set("mentions", "fell_at")
    rest = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
    return holds([whole(who)], "armed_people") and all(c.lower_ in died_at for c in rest)


def _shots(verb: Token) -> bool:
    """*shots were exchanged*, *exchanged bursts of fire*."""
    target = syntax.undergoer(verb)
    return target is not None and syntax.lemma(target) in word_set("mentions", "shots")


def _of_shots(noun: Token) -> bool:
    """*an exchange of shots*."""
    of = word_set("function_words", "of")
    return any(
        syntax.lemma(t) in word_set("mentions", "shots_alone")
        for c in noun.children
        if c.lower_ in of
        for t in c.children
    )


def _armed_driven_off(verb: Token) -> bool:
    """*villagers drove them off*, *held off commandos*; *the attackers were chased away*."""
    driven = whom(verb)
    return driven is not None and (
        driven.lower_ in word_set("mentions", "bands_as_pronouns") or has_arms(driven)
    )


def _meets_armed(verb: Token) -> bool:
    """*ran into Kyrgyz troops*, *ran into pockets of rebels*."""
    behind = [syntax.child(c, "pobj") for c in verb.children if c.dep_ in {"prep", "prt"}]
    return any(noun is not None and has_arms(whole(noun)) for noun in behind)


def _armed_does_it(verb: Token) -> bool:
    """*the garrison held out*, *guards shot back*; not *the senator fired back*."""
    return has_arms(syntax.subject(verb))


def _common_noun(noun: Token) -> bool:
    """*in heavy combat*; not *the Group for Call and Combat*."""
    return noun.pos_ == "NOUN"


def _goes_on(verb: Token) -> bool:
    """*there was fighting*, *there had been little fighting*: the parser takes it for a verb."""
    is_there = syntax.child(verb, "expl") is not None or (
        verb.dep_ == "attr" and syntax.child(verb.head, "expl") is not None
    )
    return verb.tag_ == "VBG" and is_there and syntax.child(verb, "nsubj", "dobj") is None


def _is_rape(verb: Token) -> bool:
    """The parser's base form of *raped* is that of *rapped*, too."""
    return verb.lower_ in word_set("mentions", "rape")


NEEDS: dict[str, Callable[[Token], bool]] = {
    "somebody": _somebody,
    "armed_somebody": _armed_somebody,
    "armed_shot": _armed_shot,
    "shot_somebody": _shot_somebody,
    "shot_at_somebody": _shot_at_somebody,
    "common_noun": _common_noun,
    "from_home": _from_home,
    "by_band": _by_band,
    "beaten": _beaten,
    "armed_fell": _armed_fell,
    "shots": _shots,
    "of_shots": _of_shots,
    "armed_driven_off": _armed_driven_off,
    "meets_armed": _meets_armed,
    "armed_does_it": _armed_does_it,
    "goes_on": _goes_on,
    "is_rape": _is_rape,
}
