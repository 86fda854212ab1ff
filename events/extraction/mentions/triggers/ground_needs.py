"""What a trigger of ground taken, left or held needs beside it: forces and a place. The head of
`data/en/triggers.toml` lists the needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions.triggers import force_needs
from events.extraction.reading import syntax
from events.extraction.reading.phrases import around, forces, holds, people, phrases, placelike

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES = {"GPE", "LOC", "FAC"}


def _place(token: Token) -> bool:
    """*captured the town*; not *occupies 18% of the country*, which is a statistic of a war."""
    measures = word_set("mentions", "measures")
    share = any(t.lower_ in measures for t in phrases(syntax.undergoer(token)))
    return (
        placelike([t for t in around(token) if t.i != token.i])
        and not people(token)
        and not share
        and not _takes_things(token)
        and not _is_of_a_toll(token)
    )


def _is_of_a_toll(verb: Token) -> bool:
    """*The death toll from the attack on Boni fell to 13*: no town fell."""
    who = syntax.subject(verb) if syntax.is_verb(verb) else None
    return who is not None and who.lower_ in word_set("harm", "toll")


def _takes_things(verb: Token) -> bool:
    """*seized motorbikes in Djibo*: the place only says where."""
    what = syntax.undergoer(verb) if syntax.is_verb(verb) else None
    if what is not None and what.lower_ in word_set("mentions", "persons_as_pronouns"):
        return True  # "they were seized on a farm"
    if what is None or what.pos_ != "NOUN":
        return False
    where = word_set("mentions", "into")
    own = [
        t
        for c in what.children
        if c.dep_ not in {*syntax.LOOSE, "conj", "amod"}
        and not (c.dep_ == "prep" and c.lower_ in where)
        for t in c.subtree
    ]
    grounds = ("place_words", "town_words", "sites", "landforms", "region_words")
    return not placelike(own) and not any(holds([what], table) for table in grounds)


def _place_object(verb: Token) -> bool:
    target = syntax.undergoer(verb)
    if target is None:
        return False
    return holds([target], "place_words") or target.ent_type_ in PLACES


def _taken_place(verb: Token) -> bool:
    """*took the town*, *marched into Goma*: forces, and a place as what they took or went into; not
    *entered talks*, not *drove a bomb into the base*.
    """
    taken = syntax.undergoer(verb)
    heads = [taken] if taken is not None else _behind(verb, "into")
    who = syntax.agent(verb)
    if force_needs.takes_out(verb) or force_needs.band_enters_homes(verb):
        return False
    captives = taken is not None and syntax.lemma(taken) in word_set("people", "persons")
    nothing = taken is None and syntax.lemma(verb) in word_set("mentions", "takes")
    return (
        any(_is_ground(head, verb, taken) for head in heads)
        and (who is None or (forces(who) and not _is_single_intruder(verb, who)))
        and not captives
        and not nothing
    )


def _is_single_intruder(verb: Token, who: Token) -> bool:
    """*two attackers entered the town*: the town is not theirs for that."""
    alone = word_set("mentions", "single_intruders")
    return syntax.lemma(verb) in word_set("mentions", "enter") and syntax.lemma(who) in alone


def _behind(verb: Token, prepositions: str) -> list[Token]:
    """The nouns behind prepositions of a list that hang on a verb."""
    words = word_set("mentions", prepositions)
    nouns = [
        syntax.child(c, "pobj") for c in verb.children if c.dep_ == "prep" and c.lower_ in words
    ]
    return [noun for noun in nouns if noun is not None]


def _is_ground(head: Token, verb: Token, taken: Token | None) -> bool:
    named = head.pos_ == "PROPN" and (
        head is not taken or syntax.lemma(verb) in word_set("mentions", "enter")
    )
    if head.lower_ in word_set("mentions", "no_ground") | word_set("mentions", "waters"):
        return False  # "the carrier entered the Gulf"
    own = [head, *(c for c in head.children if c.dep_ in {"compound", "nmod", "appos", "amod"})]
    return (
        named
        or holds([head], "place_words")
        or head.ent_type_ in PLACES
        or holds(own, "town_words")
        or head.lower_ in word_set("mentions", "parts_of_towns")
    )


def _out_of_place(verb: Token) -> bool:
    """*drove rebels out of the town*, *expelled from Goma*: armed people, and a place that they had
    to leave.
    """
    target, out_of = syntax.undergoer(verb), word_set("mentions", "out_of")
    left = [t for c in verb.subtree if c.lower_ in out_of and c.dep_ == "prep" for t in c.subtree]
    return target is not None and forces(target) and placelike(left)


def _of_place(noun: Token) -> bool:
    of = word_set("function_words", "of")
    return any(
        c.dep_ == "prep" and c.lower_ in of and placelike(list(c.subtree)) for c in noun.children
    )


def _force_subject(verb: Token) -> bool:
    """Who does it, also of *the town was encircled by rebels*."""
    return forces(syntax.agent(verb) if syntax.is_passive(verb) else syntax.subject(verb))


def _moving_force(verb: Token) -> bool:
    """*rebels advanced 30 kilometres*; not *advanced its plans*, *closed the consulate in*."""
    what = syntax.child(verb, "dobj")
    measures = word_set("mentions", "measures")
    onto = what is None or placelike([what]) or any(t.lower_ in measures for t in what.subtree)
    return _force_subject(verb) and onto


def _encircled_place(verb: Token) -> bool:
    """*rebels encircled the town*; not *troops surrounded the house*, *surrounded by hills*."""
    around_what = syntax.undergoer(verb)
    return (
        verb.dep_ not in {"acl", "amod"}
        and around_what is not None
        and placelike(phrases(around_what))
        and _force_subject(verb)
    )


def _force_agent(verb: Token) -> bool:
    """*fighters set up a base*; not *the firm established a base in Leeds*."""
    who = syntax.agent(verb)
    return who is not None and holds(syntax.phrase(who), "armed_people")


def _leaving_force(verb: Token) -> bool:
    """*rebels withdrew from the town*, *Russia pulled out*; not *730,000 people fled*, not *pulled
    out the injured*.
    """
    who = syntax.agent(verb)
    if (
        who is None
        or (who.pos_ == "PRON" and not _from_a_place(verb))
        or (people(verb) and not holds(phrases(who), "force_words"))
    ):
        return False
    if _takes_back_words(verb):
        return False
    if syntax.lemma(verb) in word_set("mentions", "leave_as_people_do"):
        return holds(syntax.phrase(who), "force_words") and _leaves_a_place(verb)
    if holds(syntax.phrase(who), "force_words"):
        return True
    named = who.pos_ == "PRON" or any(
        t.ent_type_ in {"GPE", "ORG", "NORP"} or t.pos_ == "PROPN" for t in syntax.phrase(who)
    )
    counted = any(t.pos_ == "NUM" for t in syntax.phrase(who)) or who.tag_ in {"NNS", "NNPS"}
    return named and not counted


def _leaves_a_place(verb: Token) -> bool:
    """*troops fled the town*; not *fled the assault*."""
    what = syntax.child(verb, "dobj")
    return _from_a_place(verb) or (what is not None and placelike(syntax.phrase(what)))


def _from_a_place(verb: Token) -> bool:
    """*said it was withdrawing from the town*."""
    from_ = word_set("mentions", "out_of")
    behind = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in from_]
    return any(placelike(list(c.subtree)) for c in behind)


def _takes_back_words(verb: Token) -> bool:
    """*the minister withdrew the remark*, *withdrew its ambassador*: what is taken back is neither
    ground nor a force.
    """
    what = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if what is None or syntax.lemma(verb) not in word_set("mentions", "withdraw"):
        return False
    return not placelike(list(what.subtree)) and not holds(syntax.phrase(what), "force_words")


def _place_subject(verb: Token) -> bool:
    """*Goma fell*, *the town has fallen*; not *a shell fell*."""
    who = syntax.subject(verb)
    if who is None or syntax.names_munition(syntax.phrase(who)):
        return False
    if holds([who], "wreckage") or any(holds([c], "works") for c in verb.children):
        return False  # "fifty buildings fell"
    return who.ent_type_ in PLACES or holds([who], "town_words")


def _mission(verb: Token) -> bool:
    """*peacekeepers pulled out of Kidal*, *the French contingent left*: a force that held no ground
    of its own.
    """
    who = syntax.agent(verb)
    return who is not None and holds(phrases(who), "missions")


def _operation_of_force(verb: Token) -> bool:
    """*the army expanded its operation in Khan Younis*; not *launched a rescue operation*."""
    what, who = syntax.undergoer(verb), syntax.agent(verb)
    if what is None or who is None or syntax.lemma(what) not in word_set("mentions", "operation"):
        return False
    sorts = {c.lower_ for c in what.children if c.dep_ in {"compound", "amod", "nmod"}}
    ground = placelike([t for t in verb.subtree if t.i > what.i and t.ent_type_ in PLACES])
    return forces(who) and ground and not sorts & word_set("mentions", "peaceful_operations")


def _by_force(noun: Token) -> bool:
    return any(
        forces(c) for c in noun.children if c.dep_ in {"poss", "compound", "amod", "nmod"}
    ) or forces(syntax.by_phrase(noun))


def _of_armed(noun: Token) -> bool:
    return holds([t for c in noun.children for t in c.subtree], "force_words")


def _armed_object(verb: Token) -> bool:
    """*sent 300 troops*; not *bringing the number of troops killed to 19*."""
    target = syntax.undergoer(verb)
    if target is None or target.pos_ == "PRON":
        return False
    a_count = target.lower_ in word_set("harm", "toll") and any(
        c.lower_ in word_set("function_words", "the") for c in target.children
    )
    return not a_count and holds(syntax.phrase(target), "force_words")


def _troops_move(verb: Token) -> bool:
    """*300 troops landed in Pemba*, *tanks were seen heading to the frontier*: forces, and a place
    that they went to.
    """
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and any(map(syntax.is_verb, verb.ancestors)):
        return False  # "a brigade deployed in the sector held out" says who they are
    who = syntax.undergoer(verb) if syntax.is_passive(verb) else syntax.subject(verb)
    moved = who is not None and who.pos_ != "PRON" and holds(syntax.phrase(who), "movers")
    reaches = syntax.lemma(verb) in word_set("mentions", "reach")  # not "entered service in X"
    return moved and (_reaches_a_place(verb) if reaches else _goes_to_a_place(verb))


def _goes_to_a_place(verb: Token) -> bool:
    to = word_set("mentions", "movement_to")
    return placelike(
        [t for c in verb.children if c.dep_ == "prep" and c.lower_ in to for t in c.subtree]
    )


def _reaches_a_place(verb: Token) -> bool:
    place = syntax.undergoer(verb)
    return place is not None and placelike(phrases(place))


NEEDS: dict[str, Callable[[Token], bool]] = {
    "place": _place,
    "place_object": _place_object,
    "taken_place": _taken_place,
    "out_of_place": _out_of_place,
    "of_place": _of_place,
    "force_agent": _force_agent,
    "force_subject": _force_subject,
    "moving_force": _moving_force,
    "encircled_place": _encircled_place,
    "leaving_force": _leaving_force,
    "place_subject": _place_subject,
    "mission": _mission,
    "troops_move": _troops_move,
    "operation_of_force": _operation_of_force,
    "by_force": _by_force,
    "of_armed": _of_armed,
    "armed_object": _armed_object,
}
