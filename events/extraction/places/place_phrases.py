"""Whether a name stands in its sentence as the place of a mention: what was struck or taken, or
what follows *in*, *on* or *near*. A name that belongs to a side or a speaker does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.places.place_name import Name
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, window
from events.extraction.reading.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_where(name: Name, mention: Mention, document: Document) -> bool:
    """Whether the name stands as a place: after *in*, *on*, *near*, as what was struck or taken;
    not after *from*.
    """
    head = head_of(name, document)
    if (
        name.first > 1
        and document.parse[name.first - 2].lower_ == "part"
        and document.parse[name.first - 1].lower_ == "of"
    ):
        return False  # "which the Kremlin claims is part of Russia"
    if _after_compass(name, document) and not in_speaker(head):
        return True
    node = _phrase_head(head, name)
    if node is None:
        return False
    if _is_one_of_two_sides(head, name):
        return False
    if node.dep_ in {"pobj", "pcomp"}:
        return (
            _leaves(node, mention)
            or _fought_for(node)
            or (
                node.head.lower_ in word_set("scenery", "where")
                and not in_speaker(node)
                and not _from(node)
            )
        )
    if node.dep_ in {"dobj", "nsubjpass"}:
        # "accused Rwanda" is no place
        return syntax.lemma(node.head) not in word_set("reporting", "asserts")
    trigger = document.parse[mention.trigger]
    return (
        node.i == trigger.i
        or node.dep_ == "ROOT"
        or (node.dep_ == "nsubj" and syntax.lemma(node.head) in _verbs_of_a_place(name))
    )


def _phrase_head(head: Token, name: Name) -> Token | None:
    """The noun of the phrase that the name is a part of; None where the phrase is a side's:
    *Kherson officials*.
    """
    node = head
    while node.dep_ in {
        "conj",
        "appos",
        "compound",
        "nmod",
        "poss",
        "amod",
        "nummod",
    } or _of_a_place(node):
        if node.dep_ == "poss" and (_is_of_a_side(node) or _is_hold_of_a_side(node, name)):
            return None
        modifies = node.dep_ in {"compound", "nmod", "amod"}
        if modifies and (_is_of_a_side(node) or _is_maker(node, name)):
            return None
        node = node.head.head if node.dep_ == "pobj" else node.head
        if node.head.i == node.i:
            break
    return node


def is_home_of_agent(node: Token) -> bool:
    """*rockets fired by Hezbollah in Lebanon*: where a side is at home, not where it struck."""
    side = node.head.head
    return (
        node.dep_ == "pobj"
        and node.head.lower_ == "in"
        and fold(side.text) in known_actors.actor_names()
        and (side.dep_ in {"nsubj", "appos", "compound"} or side.head.lower_ == "by")
    )


def _is_one_of_two_sides(node: Token, name: Name) -> bool:
    """*fighting between Israel and Hamas*: states that fight, not places."""
    if not _is_capital_of_a_side(name):
        return False
    first = node.head if node.dep_ == "conj" else node
    sides = [first, *(t for t in first.children if t.dep_ == "conj")]
    known = known_actors.actor_names()
    return first.head.lower_ == "between" and all(fold(t.text) in known for t in sides)


def _is_maker(node: Token, name: Name) -> bool:
    """*a US drone*, *the UK embassy*: whose it is; *US soil* is a place."""
    short = fold(name.text) in word_set("scenery", "short_for_countries")
    return short and syntax.lemma(node.head) not in word_set("places", "own_land")


def _is_of_a_side(node: Token) -> bool:
    """*Grozny's defenders*, *Kherson's governor*."""
    return syntax.lemma(node.head) in word_sets("scenery", "force_words", "offices")


def _is_hold_of_a_side(node: Token, name: Name) -> bool:
    """*Moscow's hold on the region*, not *Moscow's suburbs*: the capital stands for its state."""
    of_a_place = any(
        syntax.lemma(node.head) in word_set("scenery", s)
        for s in ("place_words", "parts", "town_words", "sites")
    )
    return (
        node.dep_ == "poss"
        and _is_capital_of_a_side(name)
        and node.head.pos_ == "NOUN"
        and not of_a_place
    )


def _is_capital_of_a_side(name: Name) -> bool:
    return name.is_country or fold(name.text) in known_actors.stand_ins()


def _verbs_of_a_place(name: Name) -> frozenset[str]:
    """*X fell*, *X woke to blasts*; *Moscow reported blasts* says what a state told."""
    if _is_capital_of_a_side(name):
        return word_set("places", "suffers")
    return word_sets("places", "suffers", "tells")


def _after_compass(name: Name, document: Document) -> bool:
    """*north of X*, however the parse hangs it."""
    before = [t.lower_ for t in window(document.parse, max(0, name.first - 2), name.first)]
    return before[1:] == ["of"] and before[0] in word_set("scenery", "directions")


def _leaves(node: Token, mention: Mention) -> bool:
    """*withdrew from X*, *drove them out of X*, *a few miles from X*."""
    if node.head.lower_ not in {"from", "of"}:
        return False
    # the parse takes *separatists* for one
    verbs = [syntax.lemma(a) for a in node.head.ancestors if syntax.is_verb(a)][:2]
    out = node.head.lower_ == "from" or "out" in {
        node.head.head.lower_,
        node.head.nbor(-1).lower_ if node.head.i else "",
    }
    driven = out and not word_set("places", "driven_out").isdisjoint(verbs)
    if node.head.lower_ != "from":
        return driven
    return (
        driven
        or mention.subkind == "withdrawal"
        or (node.head.i > 0 and node.head.nbor(-1).lower_ in word_set("places", "distances"))
    )


def _fought_for(node: Token) -> bool:
    """*the battle for X*."""
    return node.head.lower_ == "for" and syntax.lemma(node.head.head) in word_set(
        "places", "fought_for"
    )


def _of_a_place(node: Token) -> bool:
    """*the outskirts of X*, *control of X*; not *a citizen of X*."""
    if node.dep_ != "pobj" or node.head.lower_ != "of":
        return False
    of_what = node.head.head
    sorts = (
        "place_words",
        "region_words",
        "district_words",
        "town_words",
        "directions",
        "parts",
        "attack_words",
    )
    return any(
        syntax.lemma(of_what) in word_set("scenery", s) or of_what.lower_ in word_set("scenery", s)
        for s in sorts
    )


def _from(node: Token) -> bool:
    """*fired from a bomber over the Caspian Sea*: where it came from. But *hurt by debris from a
    drone in the suburb*.
    """
    sent = word_set("places", "sent")
    return any(
        a.dep_ == "prep" and a.lower_ == "from" and syntax.lemma(a.head) in sent
        for a in node.ancestors
    )


def head_of(name: Name, document: Document) -> Token:
    return document.parse[name.first : name.last].root


def in_speaker(node: Token) -> bool:
    """*Prosecutors in Kharkiv region said*, *officials in Kyiv*: the speaker's place."""
    if (
        node.dep_ == "pobj"
        and node.head.lower_ == "in"
        and syntax.lemma(node.head.head) in word_set("places", "speaking_offices")
    ):
        return True
    for a in node.ancestors:
        if a.lower_ == "according":
            return True
        if a.dep_ in {"nsubj", "nsubjpass"} and syntax.lemma(a.head) in word_set(
            "reporting", "asserts"
        ):
            return True
        if syntax.is_verb(a):
            return False
    return False
