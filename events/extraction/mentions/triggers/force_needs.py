"""What a trigger needs where forces break in, raise a flag, free hostages or move arms. The
head of `data/en/triggers.toml` lists the needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.phrases import forces, holds, phrases, placelike

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES = {"GPE", "LOC", "FAC"}
BESIDE = {"appos", "compound", "nmod"}


def _behind(verb: Token, prepositions: str) -> list[Token]:
    """The words behind prepositions of a list that hang on a verb or on its object."""
    words = word_set("mentions", prepositions)
    heads = [verb, *syntax.with_conjuncts(syntax.undergoer(verb))]
    return [
        t
        for head in heads
        for c in head.children
        if c.dep_ == "prep" and c.lower_ in words
        for t in c.subtree
        if t.i != c.i
    ]


def _object_is(verb: Token, table: str) -> bool:
    heads = syntax.with_conjuncts(syntax.undergoer(verb))
    return any(syntax.lemma(head) in word_set("mentions", table) for head in heads)


def _flag_over_place(verb: Token) -> bool:
    """*soldiers raised their flag over Kupiansk*; not *raised red flags*."""
    return (
        _object_is(verb, "flag")
        and forces(syntax.agent(verb))
        and placelike(_behind(verb, "over_a_place"))
    )


def _lost_place(verb: Token) -> bool:
    """*the junta lost the town to rebels*; not *lost the match to Ghana*."""
    what = syntax.undergoer(verb)
    taken = what is not None and (
        what.ent_type_ in PLACES or what.pos_ == "PROPN" or holds([what], "town_words")
    )
    words = word_set("mentions", "lost_to")
    to = [
        t
        for c in verb.subtree
        if c.dep_ in {"prep", "dative"} and c.lower_ in words
        for t in c.subtree
    ]
    return taken and forces(syntax.agent(verb)) and holds(to, "force_words")


def _force_gains(verb: Token) -> bool:
    """*rebels made progress*, *the offensive gained ground*; not *talks in Doha made progress*."""
    who = syntax.subject(verb)
    if who is None or not forces(who):
        return False
    named = who.pos_ in {"PROPN", "PRON"} or who.ent_type_ in {*PLACES, "NORP", "ORG"}
    return named or holds([who], "force_words") or holds([who], "attack_words")


def _breaks_lines(verb: Token) -> bool:
    """*rebels breached the defences*, *broke through the front line*; not *broke a record*."""
    who = syntax.agent(verb)
    through = word_set("mentions", "through")
    heads = [
        *syntax.with_conjuncts(syntax.undergoer(verb)),
        *(c for p in verb.children if p.lower_ in through for c in p.children),
    ]
    lines = any(syntax.lemma(head) in word_set("mentions", "lines") for head in heads)
    return lines and who is not None and holds(syntax.phrase(who), "armed_people")


def _troops_in_building(verb: Token) -> bool:
    """*soldiers entered the hospital*."""
    who = syntax.agent(verb)
    inside = _object_is(verb, "buildings") or any(
        syntax.lemma(t) in word_set("mentions", "buildings") for t in _behind(verb, "into")
    )
    return inside and who is not None and holds(syntax.phrase(who), "armed_people")


def _hostages_freed(verb: Token) -> bool:
    """*commandos rescued four hostages*; not *firefighters rescued a cat*."""
    who = syntax.agent(verb)
    held = any(
        syntax.lemma(t) in word_set("mentions", "held") for t in phrases(syntax.undergoer(verb))
    )
    return held and who is not None and forces(who)


def _arms_to_place(verb: Token) -> bool:
    """*sent a submarine to the Middle East*, *a carrier has been ordered to the Gulf*; not *sent a
    letter*.
    """
    who = syntax.agent(verb)
    return (
        _object_is(verb, "moved_arms")
        and (forces(who) if who is not None else syntax.is_passive(verb))
        and placelike(_behind(verb, "moved_to"))
    )


def _attacks_near(verb: Token) -> bool:
    """*the invaders attacked 14 times near Ridkodub*: forces, nothing that is attacked, and a
    place.
    """
    who = syntax.subject(verb)
    if who is None or syntax.is_passive(verb) or syntax.undergoer(verb) is not None:
        return False
    near = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
    where = any(
        c.lower_ in word_set("mentions", "attacks_near") and placelike(list(c.subtree))
        for c in near
    )
    times = word_set("mentions", "times")
    counted = any(c.lower_ in times and c.dep_ == "npadvmod" for c in verb.children)
    return holds(syntax.phrase(who), "force_words") and (where or counted)


def _mine_object(verb: Token) -> bool:
    """*their lorry hit a mine*, *stepped on a landmine*; not *hit the mine*, where coal is dug."""
    heads = [syntax.undergoer(verb), *_behind_any(verb)]
    return any(
        syntax.lemma(head) in word_set("mentions", "planted")
        and any(c.lower_ in word_set("function_words", "a") for c in head.children)
        for head in heads
        if head is not None
    )


def _behind_any(verb: Token) -> list[Token | None]:
    return [syntax.child(c, "pobj") for c in verb.children if c.dep_ in {"prep", "prt"}]


def takes_out(verb: Token) -> bool:
    """*took out two bridges*, *bridges were taken out of action*: no ground."""
    out = word_set("mentions", "out")
    return any(c.lower_ in out and c.i > verb.i for c in verb.children)


def band_enters_homes(verb: Token) -> bool:
    """*gunmen entered the village*, *bandits broke into Bagega, a mining village*: a band goes
    where people live; that alone holds no ground.
    """
    who, entered = syntax.agent(verb), syntax.undergoer(verb)
    if who is None or not holds(syntax.phrase(who), "bands"):
        return False
    heads = [entered] if entered is not None else _heads_behind(verb, "into")
    said = [t for head in heads for t in (head, *(c for c in head.children if c.dep_ in BESIDE))]
    return any(syntax.lemma(t) in word_set("scenery", "where_people_live") for t in said)


def _heads_behind(verb: Token, prepositions: str) -> list[Token]:
    words = word_set("mentions", prepositions)
    nouns = (syntax.child(c, "pobj") for c in verb.children if c.lower_ in words)
    return [noun for noun in nouns if noun is not None]


def _armed_camp(verb: Token) -> bool:
    """*destroyed an ADF camp*, on the ground: forces do it, no munition is named."""
    target, who = syntax.undergoer(verb), syntax.agent(verb)
    camp = target is not None and syntax.lemma(target) in word_set("scenery", "armed_camps")
    return (
        camp and who is not None and forces(who) and not syntax.names_munition(list(verb.subtree))
    )


NEEDS: dict[str, Callable[[Token], bool]] = {
    "flag_over_place": _flag_over_place,
    "lost_place": _lost_place,
    "breaks_lines": _breaks_lines,
    "force_gains": _force_gains,
    "troops_in_building": _troops_in_building,
    "hostages_freed": _hostages_freed,
    "arms_to_place": _arms_to_place,
    "attacks_near": _attacks_near,
    "mine_object": _mine_object,
    "armed_camp": _armed_camp,
    "band_enters_homes": band_enters_homes,
}
