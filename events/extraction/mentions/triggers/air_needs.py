"""What a trigger of an interception needs beside it: something that flies. The head of
`data/en/triggers.toml` lists the needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_start, window
from events.extraction.types import WeaponType

if TYPE_CHECKING:
    from spacy.tokens import Token

# What air defence stops; of the word for a munition of no certain sort the same is taken.
IN_THE_AIR = frozenset(WeaponType) - {WeaponType.SMALL_ARMS, WeaponType.MINE}


def _names_what_flies(tokens: list[Token]) -> bool:
    return any(kind in IN_THE_AIR for kind, _, _ in syntax.named_munitions(tokens))


def _aerial(verb: Token) -> bool:
    """*shot down nine drones*, *30 were brought down*; not *shot down two men*."""
    target = _stopped(verb) or _in_headlines(verb)
    if target is not None and _is_a_person(target):
        return False  # "eliminated members of a group that fired rockets"
    near = list(target.subtree) if target is not None else _said_to_be(verb)
    unnamed = any(
        t.pos_ in {"PRON", "NUM", "DET"} or t.like_num or _of_them(t) or _is_some_of_them(t)
        for t in syntax.with_conjuncts(target)
    )
    stopped = syntax.lemma(verb) in word_set("mentions", "stopped")
    return _names_what_flies(near) or (unnamed and stopped)


def _is_a_person(token: Token) -> bool:
    """Not *they*, who may be drones, nor *a Su-34 bomber*, *two MiG fighters*."""
    if token.pos_ != "NOUN" or syntax.lemma(token) not in word_set("people", "persons"):
        return False
    beside = [c for c in syntax.phrase(token) if c.i != token.i]
    return WeaponType.AIRCRAFT not in {kind for kind, _, _ in syntax.named_munitions(beside)}


def _of_them(token: Token) -> bool:
    """*most of which were intercepted*, *some of them*."""
    of = word_set("function_words", "of")
    whole = [syntax.child(c, "pobj") for c in token.children if c.lower_ in of]
    return any(t is not None and t.pos_ == "PRON" for t in whole)


def _is_some_of_them(token: Token) -> bool:
    """*most were intercepted*: the parser takes the word for an adjective."""
    return token.lower_ in word_set("mentions", "some_of_them")


def _in_headlines(verb: Token) -> Token | None:
    """*22 of 33 drones brought down*, *claimed 117 drones intercepted*: what flies stands before
    the verb, and nothing behind it.
    """
    own = syntax.child(verb, "nsubj")
    downed = syntax.lemma(verb) in word_set("mentions", "stopped") and verb.tag_ in {"VBN", "VBD"}
    return own if downed and own is not None and _names_what_flies([own]) else None


def _by_air_defence(verb: Token) -> bool:
    """*Patriots knocked down two*, *Iron Dome stopped nine in ten*; not *hit a school*."""
    who, target = syntax.agent(verb), _stopped(verb)
    if who is None or target is None or not _is_air_defence(who):
        return False
    unnamed = target.like_num or target.pos_ == "PRON" or _is_some_of_them(target)
    return unnamed or _names_what_flies([*target.subtree])


def _is_air_defence(who: Token) -> bool:
    of_air = any(c.lower_ in word_set("mentions", "against_the_air") for c in who.children)
    defends = who.lower_ in word_set("mentions", "defends")
    systems = word_set("mentions", "air_defence_systems")
    return (defends and of_air) or any(t.lower_ in systems for t in syntax.phrase(who))


def _said_to_be(verb: Token) -> list[Token]:
    """*intercepted what it said was an Iranian drone*."""
    what = syntax.child(verb, "ccomp")
    return list(what.subtree) if what is not None else []


def _of_what_flies(noun: Token) -> bool:
    """*the downing of a fighter jet*."""
    of = word_set("function_words", "of")
    return _names_what_flies([t for c in noun.children if c.lower_ in of for t in c.subtree])


def _stopped(verb: Token) -> Token | None:
    """Also of *accounted for a dozen drones*."""
    accounts = word_set("mentions", "account_for")
    behind = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in accounts), None)
    accounted = syntax.child(behind, "pobj") if behind is not None else None
    return syntax.undergoer(verb) or _number_behind(verb) or accounted


def _number_behind(verb: Token) -> Token | None:
    """*shot down 14 of 16 drones*: the parser takes the bare number for an adverb."""
    return next(
        (c for c in verb.children if c.dep_ == "npadvmod" and c.pos_ == "NUM" and c.i > verb.i),
        None,
    )


def aerial_object(verb: Token) -> bool:
    """*destroyed nine drones*, *repelled a drone attack*; not *destroyed a missile depot*."""
    for part in syntax.with_conjuncts(syntax.undergoer(verb)):
        for kind, token, _ in syntax.named_munitions(syntax.phrase(part)):
            counted = token.head.lower_ in word_set("mentions", "number_of")
            attack = syntax.lemma(part) in word_set("scenery", "attack_words")
            flies = kind is not WeaponType.AIRCRAFT or not _on_the_ground(verb)
            if kind in IN_THE_AIR and flies and (counted or attack or token.i == part.i):
                return True
    return _of_which_aerial(verb) or _of_the_launched(verb)


def _on_the_ground(verb: Token) -> bool:
    """*destroyed a helicopter at the Kryazh airfield*: that is a strike."""
    at = [t for c in verb.subtree if c.dep_ == "prep" and c.i > verb.i for t in c.subtree]
    return any(t.lower_ in word_set("mentions", "airfields") for t in at)


def _of_the_launched(verb: Token) -> bool:
    """*Russia launched 23 drones. Sixteen were destroyed*, *destroyed 16 of them*: a number, right
    behind a sentence that tells a launch of what flies.
    """
    target = syntax.undergoer(verb)
    first = sentence_start(verb)
    if target is None or not target.like_num:
        return False
    if syntax.child(target, "prep") and not _of_them(target):
        return False
    start = sentence_start(verb.doc[first - 1]) if first else 0
    before = window(verb.doc, start, target.i)
    launch = any(syntax.lemma(t) in word_set("munition_use", "launching") for t in before)
    return launch and _names_what_flies(before)


def _of_which_aerial(verb: Token) -> bool:
    """*fired seven missiles, six of which were destroyed*: the noun that the relative clause
    describes.
    """
    target, clause = syntax.undergoer(verb), syntax.governor(verb)
    if target is None or target.pos_ not in {"NUM", "PRON", "DET"} or clause.dep_ != "relcl":
        return False
    return _names_what_flies(syntax.phrase(clause.head))


NEEDS: dict[str, Callable[[Token], bool]] = {
    "aerial": _aerial,
    "aerial_object": aerial_object,
    "by_air_defence": _by_air_defence,
    "of_what_flies": _of_what_flies,
}
