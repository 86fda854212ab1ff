"""What a trigger of ground won, lost or given up needs beside it, where the place has no word that
says what it is. The head of `data/en/triggers.toml` lists the needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.mentions.triggers import force_needs
from events.extraction.mentions.triggers.ground import (
    has_arms,
    is_armed,
    is_ground,
    is_named,
    what,
    whole,
)
from events.extraction.reading import syntax
from events.extraction.reading.phrases import forces, holds, phrases, placelike
from events.extraction.reading.prepositions import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def _ground_won(verb: Token) -> bool:
    """*rebels took Hirske*, *commandos took the hospital*, *most of the town was retaken*: by
    people under arms, who take nobody along.
    """
    taken, who = what(verb), syntax.agent(verb)
    if taken is None or force_needs.takes_out(verb) or _takes_along(verb):
        return False
    if syntax.is_passive(verb) and who is None:
        return taken.ent_type_ in {"GPE", "LOC", "FAC"} or is_ground(taken)
    if is_ground(taken):
        return is_armed(who) or _is_they(who)
    return is_named(taken) and has_arms(who) and not _is_robber(who)


def _takes_along(verb: Token) -> bool:
    """*took Maria with them*, *took him to the woods*."""
    along, over = word_set("mentions", "along"), word_set("mentions", "taking_particles")
    return any(
        c.lower_ in along
        or (c.dep_ == "prt" and c.lower_ not in over)
        or (c.lower_ in word_set("mentions", "in_company") and _is_pronoun_behind(c))
        for c in verb.children
        if c.i > verb.i
    )


def _is_pronoun_behind(preposition: Token) -> bool:
    noun = syntax.child(preposition, "pobj")
    return noun is not None and noun.pos_ == "PRON"


def _is_they(who: Token | None) -> bool:
    return who is not None and who.lower_ in word_set("mentions", "bands_as_pronouns")


def _is_robber(who: Token | None) -> bool:
    return who is not None and syntax.lemma(who) in word_set("scenery", "robbers")


def _ground_lost(verb: Token) -> bool:
    """*the militia lost Abu Salim within hours*, *gave up its base*; not *lost a match*."""
    lost, who = what(verb), syntax.agent(verb)
    if lost is None or who is None:
        return False
    if _is_a_town_by_name(lost):
        return forces(who)
    return is_named(lost) and (has_arms(who) or is_armed(who)) and lost.ent_type_ != "ORG"


def _place_in_hands(verb: Token) -> bool:
    """*Goma fell into rebel hands*; not *snow fell into Canada*."""
    held = any(syntax.lemma(t) in word_set("mentions", "in_whose_hands") for t in verb.subtree)
    return held and placelike(phrases(syntax.subject(verb)))


def _is_a_town_by_name(noun: Token) -> bool:
    """*lost the town of Lashio*; not *lost the city vote*, *lost the town to the sea*."""
    of = object_of(noun, word_set("function_words", "of"))
    return holds([noun], "town_words") and of is not None and of.pos_ == "PROPN"


def _ground_given_up(verb: Token) -> bool:
    """*handed over the base*, *the ministry was handed back*."""
    given = what(verb)
    return given is not None and (is_ground(given) or is_named(given)) and _gives(verb)


def _gives(verb: Token) -> bool:
    who = syntax.agent(verb)
    return is_armed(who) or _is_they(who)


def _ground_in_hands(verb: Token) -> bool:
    """*the headquarters was in rebel hands*."""
    who = syntax.subject(verb)
    if who is None:
        return False
    held = whole(who)
    behind = [t for c in verb.children if c.dep_ == "prep" for t in c.subtree]
    return (is_ground(held) or is_named(held)) and any(has_arms(t) for t in behind)


def _named_place_fell(verb: Token) -> bool:
    """*Zepa fell on Tuesday*; not *the index fell 3%*, *Savimbi fell in an ambush*."""
    who = syntax.subject(verb)
    if who is None or who.pos_ != "PROPN" or syntax.names_munition(syntax.phrase(who)):
        return False
    plain = word_set("mentions", "when_it_fell")
    rest = [c for c in verb.children if c.i > verb.i and c.dep_ in {"prep", "prt", "npadvmod"}]
    counts = any(t.pos_ == "NUM" and t.ent_type_ not in {"DATE", "TIME"} for t in verb.children)
    return not counts and all(c.lower_ in plain or c.ent_type_ in {"DATE", "TIME"} for c in rest)


def _road_cut(verb: Token) -> bool:
    """*rebels cut the road to Gitarama*; not *a storm cut the road*."""
    cut = what(verb)
    road = cut is not None and syntax.lemma(cut) in word_set("mentions", "supply_lines")
    who = syntax.agent(verb)
    return road and is_armed(who) and not syntax.names_munition([who] if who else [])


NEEDS: dict[str, Callable[[Token], bool]] = {
    "ground_won": _ground_won,
    "ground_lost": _ground_lost,
    "place_in_hands": _place_in_hands,
    "ground_given_up": _ground_given_up,
    "ground_in_hands": _ground_in_hands,
    "named_place_fell": _named_place_fell,
    "road_cut": _road_cut,
}
