"""What a trigger needs where troops set out, gather, are sent or go home: troops, not only people.
The head of `data/en/triggers.toml` lists the needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import prepositions, syntax
from events.extraction.reading.phrases import forces, holds, placelike

if TYPE_CHECKING:
    from spacy.tokens import Token


def _moved(verb: Token) -> Token | None:
    return syntax.undergoer(verb) if syntax.is_passive(verb) else syntax.subject(verb)


def _are_troops(head: Token | None) -> bool:
    """*300 fighters*, *columns of tanks*, *a hundred Kenyans*, *the USS Ford*; not *the fighters'
    families*.
    """
    return head is not None and any(
        holds([one], "movers")
        or _are_counted_men(one)
        or _is_a_warship(one)
        or any(holds([whole], "movers") for whole in _counted(one))
        for one in syntax.with_conjuncts(head)
    )


def _counted(head: Token) -> list[Token]:
    """*hundreds of soldiers*, *the last of the troops*: the soldiers."""
    if syntax.lemma(head) not in word_set("mentions", "counted_in") and head.pos_ != "NUM":
        return []
    of = word_set("function_words", "of")
    wholes = (syntax.child(c, "pobj") for c in head.children if c.lower_ in of)
    return [whole for whole in wholes if whole is not None]


def _are_counted_men(head: Token) -> bool:
    """*450 more men*, *a hundred Kenyans*."""
    number = syntax.child(head, "nummod")
    of_a_nation = head.tag_ == "NNPS" and head.ent_type_ == "NORP"
    men = syntax.lemma(head) in word_set("mentions", "men")
    return number is not None and (men or of_a_nation)


def _is_a_warship(head: Token) -> bool:
    return any(t.lower_ in word_set("mentions", "ship_prefixes") for t in syntax.phrase(head))


def _describes(verb: Token) -> bool:
    """*a brigade deployed in the sector*: who they are, no move."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def _troops_go(verb: Token) -> bool:
    """*300 fighters had set out*, *two brigades are on their way*."""
    if _describes(verb) or (verb.pos_ == "AUX" and verb.tag_ == "VBD"):
        return False  # "the convoy was on its way when it was ambushed"
    return syntax.child(verb, "dobj") is None and _are_troops(_moved(verb))


def _troops_gather(verb: Token) -> bool:
    """*several thousand men have massed*, *Russia now masses in the east*."""
    if _troops_go(verb):
        return True
    who = _moved(verb)
    masses = syntax.lemma(verb) in word_set("mentions", "mass")
    return masses and syntax.child(verb, "dobj") is None and who is not None and forces(who)


def _troops_object(verb: Token) -> bool:
    """*Paris sent 450 more men*, *poured armour into the area*; not *sent two men to jail*."""
    if syntax.is_passive(verb) and _describes(verb):
        return False
    moved, who = syntax.undergoer(verb), syntax.agent(verb)
    no_move = word_set("mentions", "no_destination")
    ends = any(t.lower_ in no_move for c in verb.children if c.dep_ == "prep" for t in c.subtree)
    by_forces = forces(who) if who is not None else syntax.is_passive(verb)
    return _are_troops(moved) and by_forces and not ends


def _troops_put(verb: Token) -> bool:
    """*put 2,500 men into Cameroon*, *tanks were placed on bridges*; not *put troops on a diet*."""
    moved_to = word_set("mentions", "moved_to")
    behind = [t for c in verb.children if c.lower_ in moved_to for t in c.subtree]
    return _troops_object(verb) and placelike(behind)


def _with_troops(verb: Token) -> bool:
    """*strengthened the border with two battalions*."""
    return _are_troops(prepositions.object_of(verb, word_set("mentions", "with_")))


def _troops_leave(verb: Token) -> bool:
    """*the last Rwandan soldiers left Congo*, *the Kenyan contingent went home*: foreign troops
    give up no ground of their own.
    """
    who, what = syntax.subject(verb), syntax.child(verb, "dobj")
    if who is None or not _are_troops(who) or syntax.is_passive(verb):
        return False
    foreign = any(t.ent_type_ in {"NORP", "GPE"} for t in syntax.phrase(who))
    land = what is not None and what.ent_type_ in {"GPE", "LOC"}
    home = any(c.lower_ in word_set("mentions", "home") for c in verb.children)
    return foreign and (land or home or (what is None and placelike(list(verb.subtree))))


NEEDS: dict[str, Callable[[Token], bool]] = {
    "troops_go": _troops_go,
    "troops_gather": _troops_gather,
    "troops_object": _troops_object,
    "troops_put": _troops_put,
    "with_troops": _with_troops,
    "troops_leave": _troops_leave,
}
