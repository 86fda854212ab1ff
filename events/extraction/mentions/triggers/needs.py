"""What a trigger needs beside it to mean an occurrence; see the head of `data/en/triggers.toml`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions.triggers import (
    air_needs,
    force_needs,
    ground_needs,
    movement_needs,
    munition_needs,
    taking_needs,
    victim_needs,
)
from events.extraction.mentions.triggers.killings import victim_of
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_start, window
from events.extraction.reading.phrases import (
    around,
    forces,
    holds,
    is_proper,
    people,
    phrases,
    placelike,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

ATTACKED = ("homes", "works", "military_targets", "civil_places")


def _struck(verb: Token) -> bool:
    """*strike* and *hit* mean munitions where a munition or a place is near: not *struck a deal*,
    *hit by a crisis*.
    """
    struck = phrases(syntax.undergoer(verb))
    if holds(struck, "bargains"):
        return False
    if any(c.dep_ == "prep" for c in verb.children) or placelike(struck):
        return True
    if any(holds(struck, table) for table in ATTACKED) or munition_needs.one_of_them(
        syntax.agent(verb)
    ):
        return True
    near = around(verb)
    return syntax.names_munition(near) or holds(near, "attack_words") or people(verb)


def _people_object(verb: Token) -> bool:
    """*lost seven soldiers*, *neutralised five*; not *lost contact with medics*."""
    target = syntax.undergoer(verb)
    return target is not None and (
        syntax.lemma(target) in word_set("people", "persons") or target.pos_ == "NUM"
    )


def _shot_at(words: list[Token]) -> list[Token | None]:
    """The nouns behind *on* and *at* that hang on these words."""
    at = word_set("mentions", "shot_at")
    prepositions = (c for word in words for c in word.children if c.dep_ == "prep")
    return [syntax.child(c, "pobj") for c in prepositions if c.lower_ in at]


def _civilians(verb: Token) -> bool:
    """Also what stands after *on* and *at*: *opened fire on villagers*."""
    fires = syntax.lemma(verb) in word_set("mentions", "fires")  # "fired his minister on Monday"
    at = phrases(*_shot_at([verb]))
    harmed = at if fires else [*phrases(syntax.undergoer(verb)), *at]
    persons = (people(verb) and not fires) or any(
        syntax.lemma(t) in word_set("people", "persons") for t in harmed
    )
    return (persons or holds(around(verb), "homes")) and not holds(harmed, "armed_people")


def _armed_target(verb: Token) -> bool:
    target = syntax.undergoer(verb)
    return target is not None and holds(syntax.phrase(target), "armed_people")


def _armed_agent(verb: Token) -> bool:
    """*armed men opened fire at a bar*: who shoots is plain, whom is not told."""
    who = syntax.agent(verb)
    return who is not None and holds(syntax.phrase(who), "armed_people")


def _unarmed_people(verb: Token) -> bool:
    """*seized dozens of villagers*; not *seized two rebels*."""
    return people(verb) and not _armed_target(verb)


def _bodies(verb: Token) -> bool:
    """*the bodies of 15 people were found*."""
    found = syntax.undergoer(verb)
    return found is not None and syntax.lemma(found) in word_set("mentions", "bodies")


def _damage_by_munition(noun: Token) -> bool:
    """*damage to a bakery due to the wreckage of a drone*: the munition stands in its clause."""
    clause = list(syntax.governor(noun).subtree)
    return holds(clause, "wreckage") or syntax.names_munition(clause)


def _of_victim(noun: Token) -> bool:
    """*the killing of a commander*, *Haniyeh's assassination*: somebody's."""
    return victim_of(noun) is not None


def _of_victim_or_harm(noun: Token) -> bool:
    """*the shooting of two journalists*, *killed in a shooting*."""
    harms = syntax.lemma(syntax.governor(noun)) in word_set("mentions", "killed_or_wounded")
    return _of_victim(noun) or harms


def _ship(verb: Token) -> bool:
    """*sank a missile boat*, *struck a tanker*."""
    return holds(phrases(syntax.undergoer(verb)), "ships")


def _armed_shot_at(verb: Token) -> bool:
    """*opened fire on the assailants*: on people under arms."""
    heads = _shot_at([verb, *verb.children])
    return any(holds(syntax.phrase(head), "armed_people") for head in heads if head is not None)


def _vehicle_shot_at(verb: Token) -> bool:
    """*rebels fired on a bus*; not *soldiers fired at targets on the range*."""
    aims = [head for head in _shot_at([verb]) if head is not None]
    return _armed_agent(verb) and any(
        syntax.lemma(head) in word_set("setting", "shot_at") for head in aims
    )


def _many_on_a_place(noun: Token) -> bool:
    """*22 raids on Saada*, *dozens of raids on southern Lebanon*: from the air; soldiers who raid
    go into *three villages*.
    """
    counted = syntax.child(noun, "nummod") is not None or (
        noun.dep_ == "pobj" and noun.head.head.lower_ in word_set("mentions", "many_times")
    )
    aims = [head for head in _shot_at([noun, syntax.governor(noun)]) if head is not None]
    return (
        noun.tag_ == "NNS"
        and counted
        and any(is_proper(head) and head.ent_type_ not in {"DATE", "TIME"} for head in aims)
    )


def _works_by_force(verb: Token) -> bool:
    """*Russian forces destroyed the last bridge*: by what means is open."""
    target, who = syntax.undergoer(verb), syntax.agent(verb)
    return (
        target is not None
        and who is not None
        and not syntax.is_passive(verb)
        and holds([target], "works")
        and forces(who)
    )


def _attack_object(verb: Token) -> bool:
    return holds(phrases(syntax.undergoer(verb)), "attack_words") or forces(syntax.undergoer(verb))


def _homes(verb: Token) -> bool:
    """*burned houses*, *set fire to the market*."""
    sets = syntax.lemma(verb) in word_set("mentions", "set")
    behind = [t for t in verb.subtree if t.i > verb.i] if sets else []
    return holds([*phrases(syntax.undergoer(verb)), *behind], "homes")


def _homes_by_force(verb: Token) -> bool:
    """*settlers set fire to the market*; not *a drone attack set houses on fire*."""
    who = syntax.agent(verb)
    person = who is not None and syntax.lemma(who) in word_set("people", "persons")
    return _homes(verb) and (person or _armed_agent(verb))


def _attacked(verb: Token) -> bool:
    """*attack* and *target* need somebody who does it, or a place: not *it targets inflation*."""
    target = syntax.undergoer(verb)
    return target is not None and (
        placelike(phrases(target))
        or forces(target)
        or people(verb)
        or any(holds(phrases(target), table) for table in ATTACKED)
    )


def _people_harmed(token: Token) -> bool:
    """*killed four*, *two died*, *left six dead*: people, or a bare number."""
    near = (
        phrases(syntax.undergoer(token), syntax.subject(token))
        if syntax.is_verb(token)
        else list(token.head.subtree)
    )
    # "he was killed along with 40 others"
    near += [
        t for c in token.children if c.lower_ in word_set("harm", "along_with") for t in c.subtree
    ]
    numbers = any(t.pos_ == "NUM" and t.ent_type_ not in {"DATE", "TIME"} for t in near)
    return numbers or any(
        syntax.lemma(t) in word_set("people", "persons") or t.ent_type_ == "NORP" for t in near
    )


def _toll_reached(noun: Token) -> bool:
    """*the death toll climbed to 43*, *put the toll at nine*: the number of one event's dead, as
    known later; not *bringing the total number of dead in the week to 530*.
    """
    verb = syntax.governor(noun)
    inside = list(noun.subtree)
    if noun.lower_ in word_set("mentions", "number") and not _name_the_dead(
        [*inside, *_told_before(noun)]
    ):
        return False
    sums_up = any(t.lower_ in word_set("mentions", "sum_up") for t in inside)
    if sums_up or syntax.lemma(verb) in word_set("mentions", "sum_up_verbs"):
        return False
    stands = noun.lower_ in word_set("mentions", "toll") and verb.lemma_ in word_set(
        "mentions", "be"
    )
    rises = stands or syntax.lemma(verb) in word_set("mentions", "reach_a_number")
    return rises and any(t.pos_ == "NUM" and t.i > verb.i for t in verb.subtree)


def _told_before(noun: Token) -> list[Token]:
    """*Police spoke of two dead; by evening the number had risen to four*: what *the number* alone
    takes up.
    """
    first = syntax.phrase(noun)[0]
    bare = first.lower_ in word_set("function_words", "the") and first.i == noun.i - 1
    alone = bare and syntax.child(noun, "prep") is None and not _counts_things(noun)
    return window(noun.doc, sentence_start(noun), first.i) if alone else []


def _counts_things(noun: Token) -> bool:
    """*The number had risen to 40 drones*."""
    counted = (t.head for t in syntax.governor(noun).subtree if t.dep_ == "nummod" and t.i > noun.i)
    return any(syntax.lemma(t) not in word_set("people", "persons") for t in counted)


def _name_the_dead(tokens: list[Token]) -> bool:
    return any(syntax.lemma(t) in word_set("mentions", "dead") for t in tokens)


def _passive(verb: Token) -> bool:
    return syntax.is_passive(verb) and verb.dep_ not in {"acl", "amod"}


NEEDS: dict[str, Callable[[Token], bool]] = {
    **ground_needs.NEEDS,
    **air_needs.NEEDS,
    **force_needs.NEEDS,
    **munition_needs.NEEDS,
    **movement_needs.NEEDS,
    **taking_needs.NEEDS,
    **victim_needs.NEEDS,
    "attacked": _attacked,
    "people_harmed": _people_harmed,
    "toll_reached": _toll_reached,
    "passive": _passive,
    "struck": _struck,
    "works_by_force": _works_by_force,
    "ship": _ship,
    "armed_agent": _armed_agent,
    "armed_target": _armed_target,
    "bodies": _bodies,
    "damage_by_munition": _damage_by_munition,
    "of_victim": _of_victim,
    "of_victim_or_harm": _of_victim_or_harm,
    "unarmed_people": _unarmed_people,
    "armed_shot_at": _armed_shot_at,
    "vehicle_shot_at": _vehicle_shot_at,
    "many_on_a_place": _many_on_a_place,
    "people": people,
    "people_object": _people_object,
    "civilians": _civilians,
    "attack_object": _attack_object,
    "homes": _homes,
    "homes_by_force": _homes_by_force,
}
