"""What a trigger needs beside it to tell an occurrence: see the head of `data/en/triggers.toml`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions import ground_needs
from events.extraction.reading import syntax
from events.extraction.reading.phrases import around, forces, holds, people, phrases, placelike

if TYPE_CHECKING:
    from spacy.tokens import Token


def _munition(verb: Token) -> bool:
    agent = phrases(syntax.agent(verb))
    return syntax.names_munition([*phrases(syntax.undergoer(verb)), *agent]) or holds(
        agent, "wreckage"
    )


def _munition_agent(verb: Token) -> bool:
    """*a quadcopter opened fire on people*: from the air."""
    return syntax.names_munition(phrases(syntax.agent(verb)))


def _munition_hits(verb: Token) -> bool:
    """*a drone destroyed two tanks*; *destroyed two drones* is an interception."""
    return _munition(verb) and not (
        _aerial_object(verb) and not syntax.names_munition(phrases(syntax.agent(verb)))
    )


def _struck(verb: Token) -> bool:
    """*strike* and *hit* mean munitions where a munition or a place is near: not *struck a deal*,
    *hit by a crisis*.
    """
    struck = phrases(syntax.undergoer(verb))
    if holds(struck, "bargains"):
        return False
    if any(c.dep_ == "prep" for c in verb.children) or placelike(struck):
        return True
    near = around(verb)
    return syntax.names_munition(near) or holds(near, "attack_words") or people(verb)


def _people_object(verb: Token) -> bool:
    """*lost seven soldiers*, *neutralised five*; not *lost contact with medics*."""
    target = syntax.undergoer(verb)
    return target is not None and (
        syntax.lemma(target) in word_set("people", "persons") or target.pos_ == "NUM"
    )


def _civilians(verb: Token) -> bool:
    """Also what stands after *on* and *at*: *opened fire on villagers*."""
    at = [
        syntax.child(c, "pobj")
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ in {"on", "at"}
    ]
    harmed = phrases(syntax.undergoer(verb), *at)
    persons = people(verb) or any(syntax.lemma(t) in word_set("people", "persons") for t in harmed)
    return (persons or holds(around(verb), "homes")) and not holds(harmed, "armed_people")


def _armed_target(verb: Token) -> bool:
    target = syntax.undergoer(verb)
    return target is not None and holds(syntax.phrase(target), "armed_people")


def _ship(verb: Token) -> bool:
    """*sank a missile boat*, *struck a tanker*."""
    return holds(phrases(syntax.undergoer(verb)), "ships")


def _armed_shot_at(verb: Token) -> bool:
    """*opened fire on the assailants*: on people under arms."""
    at = [
        syntax.child(c, "pobj")
        for t in (verb, *verb.children)
        for c in t.children
        if c.dep_ == "prep" and c.lower_ in {"on", "at"}
    ]
    return any(holds(syntax.phrase(head), "armed_people") for head in at if head is not None)


def _aerial_words(tokens: list[Token]) -> bool:
    return any(
        kind in word_set("scenery", "aerial") for kind, _, _ in syntax.named_munitions(tokens)
    )


# of a bare number: *30 were brought down*
STOPPED = {"shoot", "down", "intercept", "bring", "take"}


def _aerial(verb: Token) -> bool:
    target = syntax.undergoer(verb)
    if target is None:
        # "shot down 14 of 16 drones": the parser takes the bare number for an adverb
        target = next(
            (c for c in verb.children if c.dep_ == "npadvmod" and c.pos_ == "NUM" and c.i > verb.i),
            None,
        )
    near = list(target.subtree) if target is not None else []
    # not "two men"
    pronoun = any(t.pos_ in {"PRON", "NUM", "DET"} for t in syntax.with_conjuncts(target))
    return _aerial_words(near) or (pronoun and syntax.lemma(verb) in STOPPED)


def _aerial_object(verb: Token) -> bool:
    """*destroyed nine drones*, *dozens of drones*; not *destroyed a missile depot*."""
    for part in syntax.with_conjuncts(syntax.undergoer(verb)):
        for kind, token, _ in syntax.named_munitions(syntax.phrase(part)):
            is_head = token.i == part.i or token.head.lower_ in {"of", "among"}
            if is_head and kind in word_set("scenery", "aerial"):
                return True
    return _of_which_aerial(verb)


def _of_which_aerial(verb: Token) -> bool:
    """*fired seven missiles, six of which were destroyed*: the noun that the relative clause
    describes.
    """
    target, clause = syntax.undergoer(verb), syntax.governor(verb)
    if target is None or target.pos_ not in {"NUM", "PRON", "DET"} or clause.dep_ != "relcl":
        return False
    named = syntax.named_munitions(syntax.phrase(clause.head))
    return any(kind in word_set("scenery", "aerial") for kind, _, _ in named)


def _attack_object(verb: Token) -> bool:
    return holds(phrases(syntax.undergoer(verb)), "attack_words") or forces(syntax.undergoer(verb))


def _by_munition(token: Token) -> bool:
    """An attack is a strike where munitions make it: *a drone attack*, *attacked with missiles*, *a
    missile and drone attack*.
    """
    near = around(token)
    aerial = {"air", "aerial", "artillery", "airstrike", "bombing", "bomb", "shelling"}
    return any(
        k not in {"small_arms", "aircraft", "other"} for k, _, _ in syntax.named_munitions(near)
    ) or any(t.lower_ in aerial for t in near)


def _homes(verb: Token) -> bool:
    set_fire = [t for t in verb.subtree if t.i > verb.i] if syntax.lemma(verb) == "set" else []
    return holds([*phrases(syntax.undergoer(verb)), *set_fire], "homes")


def _munition_or_casualties(noun: Token) -> bool:
    verb = syntax.governor(noun)
    return syntax.names_munition(around(noun)) or syntax.lemma(verb) in {"kill", "wound", "injure"}


def _attacked(verb: Token) -> bool:
    """*attack* and *target* need somebody who does it, or a place: not *it targets inflation*."""
    target = syntax.undergoer(verb)
    return target is not None and (
        placelike(phrases(target))
        or forces(target)
        or people(verb)
        or holds(phrases(target), "homes")
    )


def _people_harmed(token: Token) -> bool:
    """*killed four*, *two died*, *left six dead*: people, or a bare number."""
    near = (
        phrases(syntax.undergoer(token), syntax.subject(token))
        if syntax.is_verb(token)
        else list(token.head.subtree)
    )
    numbers = any(t.pos_ == "NUM" and t.ent_type_ not in {"DATE", "TIME"} for t in near)
    return numbers or any(
        syntax.lemma(t) in word_set("people", "persons") or t.ent_type_ == "NORP" for t in near
    )


def _toll_reached(noun: Token) -> bool:
    """*the death toll climbed to 43*, *put the toll at nine*: the number of one event's dead, as
    known later.
    """
    verb = syntax.governor(noun)
    if noun.lower_ == "number" and not any(
        syntax.lemma(t) in {"dead", "kill", "martyr", "victim", "death", "die"}
        for t in noun.subtree
    ):
        return False
    if any(t.lower_ == "total" for t in noun.subtree) or syntax.lemma(verb) == "bring":
        return False  # "bringing the total number of dead in the week to 530"
    rises = syntax.lemma(verb) in {
        "rise",
        "climb",
        "reach",
        "stand",
        "jump",
        "increase",
        "put",
        "go",
        "raise",
        "revise",
    }
    return rises and any(t.pos_ == "NUM" and t.i > verb.i for t in verb.subtree)


def _passive(verb: Token) -> bool:
    return syntax.is_passive(verb) and verb.dep_ not in {"acl", "amod"}


NEEDS: dict[str, Callable[[Token], bool]] = {
    **ground_needs.NEEDS,
    "attacked": _attacked,
    "people_harmed": _people_harmed,
    "toll_reached": _toll_reached,
    "passive": _passive,
    "munition": _munition,
    "munition_hits": _munition_hits,
    "munition_agent": _munition_agent,
    "struck": _struck,
    "munition_or_casualties": _munition_or_casualties,
    "by_munition": _by_munition,
    "aerial": _aerial,
    "aerial_object": _aerial_object,
    "ship": _ship,
    "armed_target": _armed_target,
    "armed_shot_at": _armed_shot_at,
    "people": people,
    "people_object": _people_object,
    "civilians": _civilians,
    "attack_object": _attack_object,
    "homes": _homes,
}
