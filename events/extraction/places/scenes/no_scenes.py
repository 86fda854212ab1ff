"""Names that no event was at, though they stand behind *in* or *of*: where munitions came from, the
home of the side that acts, the state beyond a border, a part of the name of a body.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.places.place_name import Name
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, sentence_start, window

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_ORIGIN = 7  # tokens: "from Houthi-held territory in Yemen"
LONGEST_SIDE = 7  # tokens before a name: "Islamic State of Iraq and the"
LAUNCH_WITHIN = 14  # tokens
LONGEST_WAY = 7  # tokens: "en route from Amsterdam to"
SIDE_AT_HOME = 3  # tokens: "from Hamas in"
BORDER_WITHIN = 3  # tokens: "the border with neighbouring X"


def is_no_scene(name: Name, document: Document) -> bool:
    """Whether the words before a name say that it happened elsewhere."""
    return (
        _is_part_of_a_body(name, document)
        or _is_part_of_a_side(name, document)
        or _is_home_after_a_launch(name, document)
        or _is_beyond_a_border(name, document)
        or _is_within_an_origin(name, document)
        or _is_part_of_a_word(name, document)
        or _is_spoken_for(name, document)
        or _is_clock(name, document)
        or _is_allegiance(name, document)
    )


def _is_allegiance(name: Name, document: Document) -> bool:
    """*troops loyal to Asmara*: whose they are."""
    if name.first < 2:
        return False
    to, bond = document.parse[name.first - 1], document.parse[name.first - 2]
    return to.lower_ in word_set("function_words", "to") and bond.lower_ in word_set(
        "actors", "linked"
    )


def _is_clock(name: Name, document: Document) -> bool:
    """*2 pm (Sanaa time)*: the hour, not the place."""
    after = window(document.parse, name.last, name.last + 1)
    return any(t.lower_ in word_set("places", "clocks") for t in after)


def is_on_the_way(name: Name, document: Document) -> bool:
    """*shot down en route from X to Y*, *on a flight to Y*: the way of those who were hit."""
    first = document.parse[name.first]
    start = max(sentence_start(first), name.first - LONGEST_WAY)
    row = window(document.parse, start, name.first)
    if not row or row[-1].lower_ not in word_set("places", "ways_lead"):
        return False
    return any(t.lower_ in word_set("places", "ways") for t in row[:-1])


def _is_part_of_a_word(name: Name, document: Document) -> bool:
    """*Lebanon-based*, *an Ohio-class submarine*: it describes something else."""
    after = window(document.parse, name.last, name.last + 2)
    parts = word_set("scenery", "backed_by") | word_set("places", "parts_of_words")
    return len(after) > 1 and after[0].text == "-" and after[1].lower_ in parts


def _is_spoken_for(name: Name, document: Document) -> bool:
    """*Kyiv claims to have taken X*: the capital speaks for its state, however the parse has it."""
    if fold(name.text) not in known_actors.stand_ins() and not name.is_country:
        return False
    if name.last >= len(document.parse):
        return False
    after = document.parse[name.last]
    opens = name.first == 0 or document.parse[name.first - 1].dep_ not in {"prep", "pcomp"}
    return opens and syntax.lemma(after) in word_set("reporting", "asserts")


def is_home_of_agent(node: Token) -> bool:
    """*rockets fired by Hezbollah in Lebanon*: where a side is at home, not where it struck."""
    side = _side_before(node)
    if side is None:
        return False
    agent = side.dep_ in {"nsubj", "appos", "compound"}
    return agent or side.head.lower_ in word_set("places", "by_or_from")


def is_home_of_sender(node: Token) -> bool:
    """The same of those who send munitions or claim what was done elsewhere: never the scene.

    *An attack by Boko Haram in Niger* was in Niger.
    """
    side = _side_before(node)
    if side is None or side.head.lower_ not in word_set("places", "by_or_from"):
        return False
    return syntax.lemma(side.head.head) in word_sets("places", "sent", "claimed")


def _side_before(node: Token) -> Token | None:
    """The side of *Hezbollah in Lebanon*, *the Houthi movement in Yemen*."""
    if node.dep_ != "pobj" or node.head.lower_ not in word_set("function_words", "in"):
        return None
    side = node.head.head
    known = known_actors.actor_names()
    modifiers = (t for t in side.lefts if t.dep_ in {"amod", "compound", "nmod"})
    armed = syntax.lemma(side) in word_sets("scenery", "group_words", "force_words")
    named = fold(side.text) in known or (armed and any(fold(t.text) in known for t in modifiers))
    return side if named else None


def _is_part_of_a_body(name: Name, document: Document) -> bool:
    """*the Organization for Security in Europe*, *the Islamic State of Iraq*: no place is meant."""
    if name.first < 2 or name.entries == ():
        return False
    joint, before = document.parse[name.first - 1], document.parse[name.first - 2]
    joints = word_set("places", "joints_of_bodies")
    inside = joint.lower_ in joints and joint.ent_type_ == "ORG" and joint.ent_iob_ == "I"
    named = before.ent_type_ == "ORG" and before.text[:1].isupper()
    of_a_site = syntax.lemma(before) in word_sets("scenery", "sites", "region_words", "town_words")
    return inside and named and not of_a_site and document.parse[name.first].ent_type_ == "ORG"


def _is_part_of_a_side(name: Name, document: Document) -> bool:
    """*Islamic State of Iraq and the Levant*: both names are its own."""
    known = known_actors.actor_names()
    start = max(sentence_start(document.parse[name.first]), name.first - LONGEST_SIDE)
    for first in range(start, name.first):
        row = window(document.parse, first, name.last)
        if row[0].text[:1].isupper() and fold(" ".join(t.text for t in row)) in known:
            return True
    return False


def _is_home_after_a_launch(name: Name, document: Document) -> bool:
    """*rockets fired by X and from Hamas in Gaza*: the home of a side, though the parse hangs it on
    the firing.
    """
    start = max(sentence_start(document.parse[name.first]), name.first - LAUNCH_WITHIN)
    row = window(document.parse, start, name.first)
    if len(row) < SIDE_AT_HOME:
        return False
    before, side, joint = row[-3:]
    return (
        joint.lower_ in word_set("function_words", "in")
        and before.lower_ in word_set("places", "by_or_from")
        and fold(side.text) in known_actors.actor_names()
        and any(syntax.lemma(t) in word_set("places", "sent") for t in row[:-3])
    )


def _is_beyond_a_border(name: Name, document: Document) -> bool:
    """*near the border with Pakistan*: on this side of it."""
    if not name.is_country:
        return False
    row = window(document.parse, name.first - BORDER_WITHIN, name.first)
    words = [t.lower_ for t in row]
    borders, withs = word_set("places", "borders"), word_set("places", "with")
    return any(a in borders and b in withs for a, b in pairwise(words))


def _is_within_an_origin(name: Name, document: Document) -> bool:
    """*drones fired from Houthi-held territory in Yemen*: however the parse hangs it."""
    first = document.parse[name.first]
    start = max(sentence_start(first), name.first - LONGEST_ORIGIN)
    row = window(document.parse, start, name.first)
    if not row or row[-1].lower_ not in word_set("function_words", "in"):
        return False
    for token in reversed(row[:-1]):
        if token.lower_ in word_set("function_words", "from"):
            before = document.parse[token.i - 1] if token.i else token
            sends = word_set("places", "sent")
            return syntax.lemma(before) in sends or syntax.lemma(token.head) in sends
        # of "a missile fired from X hit houses in Y" the parser takes *hit* for an adjective
        verb = syntax.is_verb(token) and (token.dep_ != "amod" or token.tag_ == "VBD")
        if verb or token.text == "," or token.dep_ == "prep":
            return False
    return False
