"""What ground is, as an object of *take*, *lose* or *give up*: a named place, a hill, a building,
or a part of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.phrases import holds, is_proper

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES = {"GPE", "LOC", "FAC"}
RELATIVES = {"WDT", "WP"}
SIDES = {"ORG", "NORP", "GPE"}
ARMED = ("force_words", "armed_people", "bands", "warring_bands")
GROUNDS = ("place_words", "town_words", "sites", "landforms", "region_words", "taken_grounds")


def what(verb: Token) -> Token | None:
    """What a verb is done to; *which* of a relative clause is the noun that it describes, and *most
    of the town* the town.
    """
    target = syntax.undergoer(verb)
    if target is not None and target.tag_ in RELATIVES and verb.dep_ == "relcl":
        target = verb.head
    return None if target is None else whole(target)


def whole(noun: Token) -> Token:
    """*most of the town*, *a string of villages*, *60 per cent of Raqqa*: what it is a part of."""
    if syntax.lemma(noun) in word_set("mentions", "quantities") or noun.pos_ == "NUM":
        of = word_set("function_words", "of")
        for c in noun.children:
            inside = syntax.child(c, "pobj") if c.lower_ in of else None
            if inside is not None:
                return inside
    return noun


def is_named(noun: Token) -> bool:
    """*Hirske*: the parser takes rare names of places for people and firms."""
    plural = noun.tag_ == "NNS" and noun.text[:1].isupper()  # "Homs", "Athens"
    return noun.ent_type_ in PLACES or is_proper(noun) or (plural and bool(noun.ent_type_))


def is_ground(noun: Token) -> bool:
    """*hilltops*, *the police station*, *the Chernobyl zone*."""
    return noun.ent_type_ in PLACES or any(holds([noun], table) for table in GROUNDS)


def is_armed(who: Token | None) -> bool:
    """*troops*, *the sect's fighters*, *the SDF*; not *Mr Kiir*."""
    if who is None:
        return False
    near = syntax.phrase(who)
    return has_arms(who) or who.ent_type_ in SIDES or any(t.ent_type_ == "NORP" for t in near)


def has_arms(who: Token | None) -> bool:
    """*troops*, *the sect*; not *he*, who may be anybody, nor *the SDF*, which may be a firm."""
    if who is None or who.pos_ == "PRON":
        return False
    near = syntax.phrase(who)
    return any(holds(near, table) for table in ARMED)
