"""What a trigger needs beside it to tell an occurrence: see the head of `data/triggers.toml`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction import syntax
from events.extraction.vocabulary import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token


def _around(token: Token) -> list[Token]:
    """The words that go with a trigger: its own phrase, and of a verb its doer, its object and what hangs on it."""
    near = [t for c in token.children if c.dep_ not in syntax.LOOSE and c.dep_ != "conj" for t in c.subtree]
    parts = (syntax.doer(token), syntax.undergoer(token)) if syntax.is_verb(token) else ()
    return [token, *near, *(t for part in parts if part is not None for t in syntax.phrase(part))]


def _any(tokens: list[Token], table: str) -> bool:
    words = word_set("scenery", table)
    return any(syntax.lemma(t) in words or t.lower_ in words for t in tokens)


def _phrases(*heads: Token | None) -> list[Token]:
    return [t for head in heads for one in syntax.with_conjuncts(head) for t in syntax.phrase(one)]


def _munition(verb: Token) -> bool:
    doer = _phrases(syntax.doer(verb))
    return syntax.names_munition([*_phrases(syntax.undergoer(verb)), *doer]) or _any(doer, "wreckage")


def _munition_doer(verb: Token) -> bool:
    """*a quadcopter opened fire on people*: from the air."""
    return syntax.names_munition(_phrases(syntax.doer(verb)))


def _munition_hits(verb: Token) -> bool:
    """*a drone destroyed two tanks*; *destroyed two drones* is an interception."""
    return _munition(verb) and not (_aerial_object(verb) and not syntax.names_munition(_phrases(syntax.doer(verb))))


def _struck(verb: Token) -> bool:
    """*strike* and *hit* mean munitions where a munition or a place is near: not *struck a deal*, *hit by a crisis*."""
    near = _around(verb)
    if _any(_phrases(syntax.undergoer(verb)), "bargains"):
        return False
    hits_place = _placelike(_phrases(syntax.undergoer(verb))) or any(c.dep_ == "prep" for c in verb.children)
    return syntax.names_munition(near) or _any(near, "attack_words") or hits_place or _people(verb)


def _placelike(tokens: list[Token]) -> bool:
    return any(t.ent_type_ in {"GPE", "LOC", "FAC"} or t.pos_ == "PROPN" for t in tokens) or _any(tokens, "place_words")


def _place(token: Token) -> bool:
    share = any(t.lower_ in {"%", "percent", "per", "fifth", "quarter", "third"} for t in _phrases(syntax.undergoer(token)))
    return _placelike([t for t in _around(token) if t.i != token.i]) and not _people(token) and not share


def _place_object(verb: Token) -> bool:
    target = syntax.undergoer(verb)
    if target is None:
        return False
    return _any([target], "place_words") or target.ent_type_ in {"GPE", "LOC", "FAC"}


def _taken_place(verb: Token) -> bool:
    """*took the town*, *marched into Goma*: forces, and a place as what they took or went into; not *entered talks*."""
    into = [syntax.child(c, "pobj") for c in verb.children if c.dep_ == "prep" and c.lower_ in {"into", "in"}]
    taken = syntax.undergoer(verb)
    heads = [taken] if taken is not None else [head for head in into if head is not None]  # not "drove a bomb into the base"
    ground = any(
        _any([h], "place_words") or h.ent_type_ in {"GPE", "LOC", "FAC"} or _any(syntax.phrase(h), "town_words") for h in heads
    )
    who = syntax.doer(verb)
    captives = taken is not None and syntax.lemma(taken) in word_set("people", "persons")
    return ground and (who is None or _forces(who)) and not captives


def _out_of_place(verb: Token) -> bool:
    """*drove rebels out of the town*, *expelled from Goma*: armed people, and a place that they had to leave."""
    target = syntax.undergoer(verb)
    left = [t for c in verb.subtree if c.lower_ in {"of", "from"} and c.dep_ == "prep" for t in c.subtree]
    return target is not None and _forces(target) and _placelike(left)


def _of_place(noun: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ == "of" and _placelike(list(c.subtree)) for c in noun.children)


def _people(token: Token) -> bool:
    target = syntax.undergoer(token)
    return target is not None and any(
        syntax.lemma(t) in word_set("people", "persons") or (t.ent_type_ == "NORP" and t.tag_ == "NNPS")
        for t in [target, *_phrases(target)]
    )


def _people_object(verb: Token) -> bool:
    """*lost seven soldiers*, *neutralised five*; not *lost contact with medics*."""
    target = syntax.undergoer(verb)
    return target is not None and (syntax.lemma(target) in word_set("people", "persons") or target.pos_ == "NUM")


def _civilians(verb: Token) -> bool:
    """Also what stands after *on* and *at*: *opened fire on villagers*."""
    at = [syntax.child(c, "pobj") for c in verb.children if c.dep_ == "prep" and c.lower_ in {"on", "at"}]
    harmed = _phrases(syntax.undergoer(verb), *at)
    persons = _people(verb) or any(syntax.lemma(t) in word_set("people", "persons") for t in harmed)
    return (persons or _any(_around(verb), "homes")) and not _any(harmed, "armed_people")


def _forces(token: Token | None) -> bool:
    if token is None:
        return False
    near = syntax.phrase(token)
    return _any(near, "force_words") or any(t.ent_type_ in {"GPE", "NORP", "ORG"} or t.pos_ == "PROPN" for t in near)


def _force_subject(verb: Token) -> bool:
    return _forces(syntax.subject(verb))


def _leaving_force(verb: Token) -> bool:
    """*rebels withdrew from the town*, *Russia pulled out*; not *730,000 people fled*, not *pulled out the injured*."""
    who = syntax.doer(verb)
    if who is None or who.pos_ == "PRON" or (_people(verb) and not _any(_phrases(who), "force_words")):
        return False
    if _any(syntax.phrase(who), "force_words"):
        return True
    named = any(t.ent_type_ in {"GPE", "ORG", "NORP"} or t.pos_ == "PROPN" for t in syntax.phrase(who))
    counted = any(t.pos_ == "NUM" for t in syntax.phrase(who)) or who.tag_ in {"NNS", "NNPS"}
    return named and not counted and syntax.lemma(verb) not in {"flee", "abandon", "evacuate"}


def _place_subject(verb: Token) -> bool:
    """*Goma fell*, *the town has fallen*; not *a shell fell*."""
    who = syntax.subject(verb)
    if who is None or syntax.names_munition(syntax.phrase(who)) or _any([who], "wreckage"):
        return False
    return who.ent_type_ in {"GPE", "LOC", "FAC"} or _any([who], "town_words")


def _mission(verb: Token) -> bool:
    """*peacekeepers pulled out of Kidal*, *the French contingent left*: a force that held no ground of its own."""
    who = syntax.doer(verb)
    return who is not None and _any(_phrases(who), "missions")


def _troops_move(verb: Token) -> bool:
    """*300 troops landed in Pemba*, *tanks were seen heading to the frontier*: forces, and a place that they went to."""
    who = syntax.undergoer(verb) if syntax.is_passive(verb) else syntax.subject(verb)
    to = [
        t for c in verb.children if c.dep_ == "prep" and c.lower_ in {"to", "into", "toward", "towards", "in"} for t in c.subtree
    ]
    on = syntax.undergoer(verb)
    goal = _placelike(to) or (syntax.lemma(verb) == "reach" and on is not None and _placelike(_phrases(on)))
    return who is not None and who.pos_ != "PRON" and _any(syntax.phrase(who), "movers") and goal


def _armed_target(verb: Token) -> bool:
    target = syntax.undergoer(verb)
    return target is not None and _any(syntax.phrase(target), "armed_people")


def _ship(verb: Token) -> bool:
    """*sank a missile boat*, *struck a tanker*."""
    return _any(_phrases(syntax.undergoer(verb)), "ships")


def _armed_camp(verb: Token) -> bool:
    """*destroyed an ADF camp*, on the ground: forces do it, no munition is named."""
    target, who = syntax.undergoer(verb), syntax.doer(verb)
    camp = target is not None and syntax.lemma(target) in word_set("scenery", "armed_camps")
    return camp and who is not None and _forces(who) and not syntax.names_munition(list(verb.subtree))


def _armed_shot_at(verb: Token) -> bool:
    """*opened fire on the assailants*: on people under arms."""
    at = [
        syntax.child(c, "pobj")
        for t in (verb, *verb.children)
        for c in t.children
        if c.dep_ == "prep" and c.lower_ in {"on", "at"}
    ]
    return any(_any(syntax.phrase(head), "armed_people") for head in at if head is not None)


def _by_force(noun: Token) -> bool:
    return any(_forces(c) for c in noun.children if c.dep_ in {"poss", "compound", "amod", "nmod"}) or _forces(
        syntax.by_phrase(noun)
    )


def _of_armed(noun: Token) -> bool:
    return _any([t for c in noun.children for t in c.subtree], "force_words")


def _armed_object(verb: Token) -> bool:
    target = syntax.undergoer(verb)
    return target is not None and _any(syntax.phrase(target), "force_words") and target.pos_ != "PRON"


def _aerial_words(tokens: list[Token]) -> bool:
    return any(kind in word_set("scenery", "aerial") for kind, _, _ in syntax.named_munitions(tokens))


STOPPED = {"shoot", "down", "intercept", "bring", "take"}  # of a bare number: *30 were brought down*


def _aerial(verb: Token) -> bool:
    target = syntax.undergoer(verb)
    if target is None:  # "shot down 14 of 16 drones": the parser takes the bare number for an adverb
        target = next((c for c in verb.children if c.dep_ == "npadvmod" and c.pos_ == "NUM" and c.i > verb.i), None)
    near = list(target.subtree) if target is not None else []
    pronoun = any(t.pos_ in {"PRON", "NUM"} for t in _phrases(target))
    return _aerial_words(near) or (pronoun and syntax.lemma(verb) in STOPPED)


def _aerial_object(verb: Token) -> bool:
    """*destroyed nine drones*, *dozens of drones*; not *destroyed a missile depot*."""
    for part in syntax.with_conjuncts(syntax.undergoer(verb)):
        for kind, token, _ in syntax.named_munitions(syntax.phrase(part)):
            is_head = token.i == part.i or token.head.lower_ in {"of", "among"}
            if is_head and kind in word_set("scenery", "aerial"):
                return True
    return False


def _attack_object(verb: Token) -> bool:
    return _any(_phrases(syntax.undergoer(verb)), "attack_words") or _forces(syntax.undergoer(verb))


def _by_munition(token: Token) -> bool:
    """An attack is a strike where munitions make it: *a drone attack*, *attacked with missiles*, *a missile and drone attack*."""
    near = _around(token)
    aerial = {"air", "aerial", "artillery", "airstrike", "bombing", "bomb", "shelling"}
    return any(k not in {"small_arms", "aircraft", "other"} for k, _, _ in syntax.named_munitions(near)) or any(
        t.lower_ in aerial for t in near
    )


def _homes(verb: Token) -> bool:
    return _any(_phrases(syntax.undergoer(verb)), "homes")


def _munition_or_casualties(noun: Token) -> bool:
    verb = syntax.governor(noun)
    return syntax.names_munition(_around(noun)) or syntax.lemma(verb) in {"kill", "wound", "injure"}


def _attacked(verb: Token) -> bool:
    """*attack* and *target* need somebody who does it, or a place: not *it targets inflation*."""
    target = syntax.undergoer(verb)
    return target is not None and (
        _placelike(_phrases(target)) or _forces(target) or _people(verb) or _any(_phrases(target), "homes")
    )


def _people_harmed(token: Token) -> bool:
    """*killed four*, *two died*, *left six dead*: people, or a bare number."""
    near = _phrases(syntax.undergoer(token), syntax.subject(token)) if syntax.is_verb(token) else list(token.head.subtree)
    numbers = any(t.pos_ == "NUM" and t.ent_type_ not in {"DATE", "TIME"} for t in near)
    return numbers or any(syntax.lemma(t) in word_set("people", "persons") or t.ent_type_ == "NORP" for t in near)


def _toll_reached(noun: Token) -> bool:
    """*the death toll climbed to 43*, *put the toll at nine*: the number of one event's dead, as known later."""
    verb = syntax.governor(noun)
    if noun.lower_ == "number" and not any(
        syntax.lemma(t) in {"dead", "kill", "martyr", "victim", "death", "die"} for t in noun.subtree
    ):
        return False
    rises = syntax.lemma(verb) in {"rise", "climb", "reach", "stand", "jump", "increase", "put", "go", "raise", "revise", "bring"}
    return rises and any(t.pos_ == "NUM" and t.i > verb.i for t in verb.subtree)


def _passive(verb: Token) -> bool:
    return syntax.is_passive(verb) and verb.dep_ not in {"acl", "amod"}


NEEDS: dict[str, Callable[[Token], bool]] = {
    "attacked": _attacked,
    "people_harmed": _people_harmed,
    "toll_reached": _toll_reached,
    "passive": _passive,
    "munition": _munition,
    "munition_hits": _munition_hits,
    "munition_doer": _munition_doer,
    "struck": _struck,
    "munition_or_casualties": _munition_or_casualties,
    "by_munition": _by_munition,
    "aerial": _aerial,
    "aerial_object": _aerial_object,
    "place": _place,
    "place_object": _place_object,
    "of_place": _of_place,
    "taken_place": _taken_place,
    "out_of_place": _out_of_place,
    "mission": _mission,
    "ship": _ship,
    "troops_move": _troops_move,
    "armed_target": _armed_target,
    "armed_camp": _armed_camp,
    "armed_shot_at": _armed_shot_at,
    "leaving_force": _leaving_force,
    "place_subject": _place_subject,
    "people": _people,
    "people_object": _people_object,
    "civilians": _civilians,
    "force_subject": _force_subject,
    "by_force": _by_force,
    "of_armed": _of_armed,
    "armed_object": _armed_object,
    "attack_object": _attack_object,
    "homes": _homes,
}
