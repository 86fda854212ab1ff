"""Whether a name stands as a place in its sentence: after *in* or *near*, as what was struck or
taken; not as a side, a speaker's office or where something came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.places.place_name import Name
from events.extraction.places.scenes.no_scenes import (
    is_home_of_agent,
    is_home_of_sender,
    is_no_scene,
    is_on_the_way,
)
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, window
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

MOVES = frozenset({Kind.DEPLOYMENT, Kind.TERRITORIAL_CLAIM})
SPEAKER_WITHIN = 10  # tokens: ", Rafah, Gaza's health ministry said"
PARTS_OF_PHRASE = {"conj", "appos", "compound", "nmod", "poss", "amod", "nummod"}


def head_of(name: Name, document: Document) -> Token:
    return document.parse[name.first : name.last].root


def is_where(name: Name, mention: Mention, document: Document) -> bool:
    """Whether the mention may have happened at the place of this name."""
    head = head_of(name, document)
    on_the_way = mention.kind not in MOVES and is_on_the_way(name, document)
    elsewhere = _is_claimed_part(name, document) or is_no_scene(name, document)
    if on_the_way or elsewhere or is_home_of_sender(head):
        return False
    if _after_compass(name, document) and not in_speaker(head):
        return True
    node = _phrase_head(head, name)
    if node is None:
        return _is_before_a_speaker(name, document)
    if _is_one_of_two_sides(head, name):
        return False
    if node.i == mention.trigger:
        return True  # "hours before the Tehran strike"
    if node.dep_ in {"pobj", "pcomp"}:
        return _is_behind_preposition(node, mention)
    if node.dep_ in {"dobj", "nsubjpass"}:
        # "accused Rwanda" is no place
        return syntax.lemma(node.head) not in word_set("reporting", "asserts")
    return node.dep_ == "ROOT" or _is_subject(node, name)


def _is_before_a_speaker(name: Name, document: Document) -> bool:
    """*bombed a camp in X, Gaza's health ministry said*: the parser takes X for a part of the
    ministry's name.
    """
    before = window(document.parse, max(0, name.first - 1), name.first)
    behind = window(document.parse, name.last, name.last + SPEAKER_WITHIN)
    if not any(_is(t, "in") for t in before) or not behind or behind[0].text != ",":
        return False
    verb = next((t for t in behind if syntax.is_verb(t)), None)
    return verb is not None and syntax.lemma(verb) in word_set("reporting", "asserts")


def may_be_scene(name: Name, document: Document) -> bool:
    """Whether something may have happened there: no side's name, no home, no origin, no office."""
    head = head_of(name, document)
    if is_no_scene(name, document) or is_home_of_agent(head) or _is_claimed_part(name, document):
        return False
    node = _phrase_head(head, name)
    if node is None or _is_one_of_two_sides(head, name):
        return False
    own = node.i == head.i or _belongs_to_side(head, name)
    side = own and _is_capital_of_a_side(name)  # not "the siege of a Mogadishu hotel ends"
    acts = node.dep_ == "nsubj" and (side or _speaks(node))
    spoken = node.dep_ == "pobj" and syntax.lemma(node.head.head) in word_set("places", "speaks")
    return not (acts or spoken or _is_of_an_office(node) or in_speaker(node) or _is_origin(node))


def _speaks(node: Token) -> bool:
    """*Shahbaz assured X*: a person."""
    verbs = word_set("reporting", "asserts") | word_set("places", "words_and_plans")
    return syntax.lemma(node.head) in verbs


def _is_of_an_office(node: Token) -> bool:
    """*the mayor of X*."""
    return (
        node.dep_ == "pobj"
        and _is(node.head, "of")
        and syntax.lemma(node.head.head) in word_set("scenery", "offices")
    )


def _is_claimed_part(name: Name, document: Document) -> bool:
    """*which the Kremlin claims is part of Russia*."""
    if name.first < 3:
        return False
    before, part, of = (document.parse[name.first - n] for n in (3, 2, 1))
    described = before.pos_ in {"ADJ", "DET", "NUM", "NOUN", "PROPN"}
    return part.lower_ in word_set("places", "part") and _is(of, "of") and not described


def _is(token: Token, words: str) -> bool:
    return token.lower_ in word_set("function_words", words)


def _after_compass(name: Name, document: Document) -> bool:
    """*north of X*, however the parse hangs it."""
    before = window(document.parse, max(0, name.first - 2), name.first)
    directions = word_set("scenery", "directions")
    return len(before) > 1 and _is(before[1], "of") and before[0].lower_ in directions


# ---- the phrase that a name is a part of


def _phrase_head(head: Token, name: Name) -> Token | None:
    """The noun of the phrase that the name is a part of; None where the phrase is a side's:
    *Kherson officials*.
    """
    node = head
    while node.dep_ in PARTS_OF_PHRASE or _is_of_a_place(node) or _is_of_a_long_state(node):
        if _belongs_to_side(node, name):
            return None
        node = node.head.head if node.dep_ == "pobj" else node.head
        if node.head.i == node.i:
            break
    return node


def _belongs_to_side(node: Token, name: Name) -> bool:
    """*Grozny's defenders*, *Kherson governor*, *Moscow's hold on the region*."""
    if node.dep_ not in {"poss", "compound", "nmod", "amod"}:
        return False
    if syntax.lemma(node.head) in word_sets("scenery", "force_words", "offices"):
        return True
    return _is_hold_of_a_side(node, name) if node.dep_ == "poss" else _is_maker(node, name)


def _is_maker(node: Token, name: Name) -> bool:
    """*a US drone*, *the UK embassy*: whose it is; *US soil* is a place."""
    short = fold(name.text) in word_set("scenery", "short_for_countries")
    return short and syntax.lemma(node.head) not in word_set("places", "own_land")


def _is_one_of_two_sides(node: Token, name: Name) -> bool:
    """*fighting between Israel and Hamas*: states that fight, not places."""
    if not _is_capital_of_a_side(name):
        return False
    first = node.head if node.dep_ == "conj" else node
    sides = [first, *(t for t in first.children if t.dep_ == "conj")]
    known = known_actors.actor_names()
    return _is(first.head, "between") and all(fold(t.text) in known for t in sides)


def _is_hold_of_a_side(node: Token, name: Name) -> bool:
    """*Moscow's hold on the region*, not *Moscow's suburbs*: the capital stands for its state."""
    of_places = word_sets(
        "scenery", "place_words", "parts", "town_words", "sites", "directions", "district_words"
    )
    return (
        _is_capital_of_a_side(name)
        and node.head.pos_ == "NOUN"
        and syntax.lemma(node.head) not in of_places
    )


def _is_capital_of_a_side(name: Name) -> bool:
    return name.is_country or fold(name.text) in known_actors.stand_ins()


def _is_of_a_long_state(node: Token) -> bool:
    """*in the Democratic Republic of Congo's Ituri province*: the parse hangs the province on *of*,
    which is part of the state's name.
    """
    owner = syntax.child(node, "poss")
    if node.dep_ != "pobj" or not _is(node.head, "of") or owner is None:
        return False
    republic = node.head.head
    first = min((c.i for c in republic.children if c.dep_ == "compound"), default=republic.i)
    words = (t.text for t in window(node.doc, first, owner.i + 1))
    return fold(" ".join(words)) in known_actors.actor_names()


def _is_of_a_place(node: Token) -> bool:
    """*the outskirts of X*, *control of X*, *the market of X*; not *a citizen of X*."""
    if node.dep_ != "pobj" or not _is(node.head, "of"):
        return False
    of_what = node.head.head
    places = word_sets(
        "scenery",
        "place_words",
        "region_words",
        "district_words",
        "town_words",
        "directions",
        "parts",
        "attack_words",
        "sites",
        "landforms",
        "taken_grounds",
    ) | word_set("places", "unnamed_scenes")
    land = syntax.lemma(of_what) in places or of_what.lower_ in places
    return land or of_what.lower_ in word_set("places", "distances")  # "477 sq km of X"


# ---- behind a preposition, and as a subject


def _is_behind_preposition(node: Token, mention: Mention) -> bool:
    """*in X*, *withdrew from X*, *the battle for X*."""
    if _is_left(node, mention) or _is_fought_for(node):
        return True
    where = node.head.lower_ in word_set("scenery", "where") or _is_included(node)
    return where and not in_speaker(node) and not _is_origin(node)


def _is_included(node: Token) -> bool:
    """*entered several towns, including X*, *in areas such as X*."""
    joint = node.head.lower_
    return joint in word_set("places", "includes") and syntax.lemma(node.head.head) in word_sets(
        "scenery", "place_words", "town_words", "region_words", "district_words", "parts"
    )


def _is_left(node: Token, mention: Mention) -> bool:
    """*withdrew from X*, *drove them out of X*, *a few miles from X*."""
    preposition = node.head
    if preposition.lower_ not in word_set("places", "leaving"):
        return False
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    if not _is(preposition, "from"):
        out = {preposition.head.lower_, before} & word_set("places", "out")
        return bool(out) and _is_driven_out(preposition)
    far_from = before in word_set("places", "distances")
    return _is_driven_out(preposition) or mention.subkind == "withdrawal" or far_from


def _is_driven_out(preposition: Token) -> bool:
    # two verbs, for the parse takes *separatists* for one
    verbs = [syntax.lemma(a) for a in preposition.ancestors if syntax.is_verb(a)][:2]
    return not word_set("places", "driven_out").isdisjoint(verbs)


def _is_fought_for(node: Token) -> bool:
    """*the battle for X*, *a rocket headed for X*."""
    fights = word_sets("places", "fought_for", "headed_for")
    return _is(node.head, "for") and syntax.lemma(node.head.head) in fights


def _is_origin(node: Token) -> bool:
    """*fired from a bomber over the Caspian Sea*: where it came from. But *hurt by debris from a
    drone in the suburb*.
    """
    sends = word_set("places", "sent")
    return any(
        a.dep_ == "prep" and _is(a, "from") and syntax.lemma(a.head) in sends
        for a in node.ancestors
    )


def _is_subject(node: Token, name: Name) -> bool:
    """*Kherson came under fire*, *Kherson woke to explosions*; *Moscow woke* is its state."""
    if node.dep_ != "nsubj":
        return False
    lists = ("suffers",) if _is_capital_of_a_side(name) else ("suffers", "tells")
    return syntax.lemma(node.head) in word_sets("places", *lists)


def in_speaker(node: Token) -> bool:
    """*Prosecutors in Kharkiv region said*, *officials in Kyiv*: the speaker's place."""
    if node.dep_ == "pobj" and _is(node.head, "in"):
        office = syntax.lemma(node.head.head) in word_set("places", "speaking_offices")
        if office:
            return True
    for ancestor in node.ancestors:
        if ancestor.lower_ in word_set("reporting", "according"):
            return True
        if _is_speaker(ancestor):
            return True
        if syntax.is_verb(ancestor):
            return False
    return False


def _is_speaker(token: Token) -> bool:
    """Whether it says something. An attack does not, though the parse of a long sentence has it."""
    says = token.dep_ in {"nsubj", "nsubjpass"} and syntax.lemma(token.head) in word_set(
        "reporting", "asserts"
    )
    told = word_set("scenery", "attack_words") | word_set("reporting", "taken_up")
    return says and syntax.lemma(token) not in told
