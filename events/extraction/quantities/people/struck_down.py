"""Deaths that no word of killing tells: *nine soldiers fell*, *24 policemen were mown down*, *118
bodies were counted*, *cost 60 lives*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.quantities.people.people_counted import is_person, may_be_counted, people
from events.extraction.quantities.people.people_listed import listed
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.reading.numerals import read_numerals
from events.extraction.reading.prepositions import object_of
from events.extraction.types import Count

if TYPE_CHECKING:
    from spacy.tokens import Token


def struck_down(mention: Mention, document: Document) -> Iterator[tuple[Count, Token]]:
    """The deaths that such words of the mention's clause count, each with its word."""
    for token in document.tokens(mention.sentence):
        if int(token.i) in mention.scope:
            counts = (way(token) for way in WAYS)
            yield from ((count, token) for count in counts if count is not None)


def _have_fallen(verb: Token) -> Count | None:
    """*Nine soldiers fell in an ambush*; not *fell back*, *two towns fell*."""
    who = syntax.subject(verb) if syntax.lemma(verb) in word_set("harm", "fall") else None
    if who is None or not syntax.is_verb(verb) or not _are_people(who) or _falls_elsewhere(verb):
        return None
    return listed(who, verb)


def _falls_elsewhere(verb: Token) -> bool:
    aside = word_set("harm", "fall_elsewhere")
    follows = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return follows in aside or any(
        c.dep_ in {"acomp", "oprd"} or (c.dep_ in {"prt", "prep"} and c.lower_ in aside)
        for c in verb.rights
    )


def _were_cut_down(verb: Token) -> Count | None:
    """*Fourteen men were cut down*, *had wiped out 15 gunmen*, *a shell felled seven of them*."""
    if not syntax.is_verb(verb) or not _cuts_down(verb):
        return None
    who = syntax.undergoer(verb)
    if who is None or not (_are_people(who) or _are_some_of_them(who) or _is_a_group(who)):
        return None
    return listed(who, verb)


def _cuts_down(verb: Token) -> bool:
    lemma = syntax.lemma(verb)
    parts = (c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod", "advcl"})
    down = any(f"{lemma} {part}" in word_set("harm", "cut_down") for part in parts)
    return down or lemma in word_set("harm", "fell")


def _are_people(who: Token) -> bool:
    return any(part.pos_ != "NUM" and is_person(part) for part in syntax.with_conjuncts(who))


def _is_a_group(who: Token) -> bool:
    """*wiped out a family of nine*."""
    return syntax.lemma(who) in word_set("harm", "groups") and may_be_counted(who)


def _are_some_of_them(who: Token) -> bool:
    """*sixteen of our wounded*, *seven of them*."""
    return who.pos_ == "NUM" and object_of(who, word_set("function_words", "of")) is not None


def _bodies(noun: Token) -> Count | None:
    """*counted 118 bodies*, *recovered the bodies of six men*; not *saw bodies in the street*."""
    if noun.lower_ not in word_set("harm", "bodies") or not _are_found(noun):
        return None
    before = [t for t in syntax.phrase(noun) if t.i < noun.i]
    numerals = read_numerals("".join(t.text_with_ws for t in before))
    if numerals:
        return numerals[0].count
    of = object_of(noun, word_set("function_words", "of"))
    return people(of) if of is not None and is_person(of) else None


def _are_found(noun: Token) -> bool:
    """By whom or where: *were found*, *pulled from*, *spoke of 40 bodies*."""
    head = noun.head.head if noun.dep_ == "pobj" else noun.head
    if any(c.dep_ == "acl" and _finds(c) for c in noun.children):
        return True
    return noun.dep_ in {"dobj", "nsubjpass", "nsubj", "pobj"} and _finds(head)


def _finds(verb: Token) -> bool:
    return syntax.lemma(verb) in word_set("harm", "find_bodies")


def _lives(noun: Token) -> Count | None:
    """*taking 31 lives*, *cost at least 60 lives*, *cost 14 soldiers their lives*."""
    if syntax.lemma(noun) not in word_set("harm", "life") or noun.dep_ != "dobj":
        return None
    if syntax.lemma(noun.head) not in word_set("harm", "take_life"):
        return None
    numerals = read_numerals("".join(t.text_with_ws for t in syntax.phrase(noun)))
    whose = syntax.child(noun.head, "dative")
    of_them = people(whose) if whose is not None and is_person(whose) else None
    return numerals[0].count if numerals else of_them


def _deaths(noun: Token) -> Count | None:
    """*registered 22 deaths*, *left 40 fatalities*."""
    if syntax.lemma(noun) not in word_set("harm", "deaths") or noun.pos_ != "NOUN":
        return None
    if not any(c.dep_ == "nummod" for c in noun.children):
        return None
    numerals = read_numerals("".join(t.text_with_ws for t in syntax.phrase(noun) if t.i < noun.i))
    return numerals[-1].count if numerals else None


def _slain(word: Token) -> Count | None:
    """*30 slain rebels*."""
    before = word.lower_ in word_set("harm", "slain_before") and word.dep_ == "amod"
    if not before or not is_person(word.head):
        return None
    return people(word.head) if any(c.dep_ == "nummod" for c in word.head.children) else None


def _were_lost(verb: Token) -> Count | None:
    """*with 23 soldiers lost*."""
    if syntax.lemma(verb) not in word_set("harm", "lose") or verb.tag_ != "VBN":
        return None
    who = verb.head if verb.dep_ == "acl" else syntax.child(verb, "nsubj", "nsubjpass")
    own = syntax.child(verb, "dobj") is None and verb.dep_ in {"acl", "pcomp"}
    return listed(who, verb) if own and who is not None and _are_people(who) else None


def _claimed(verb: Token) -> Count | None:
    """*A car bomb claimed three soldiers*: what claims them is no speaker."""
    if syntax.lemma(verb) not in word_set("reporting", "claims"):
        return None
    by, whom = syntax.child(verb, "nsubj"), syntax.child(verb, "dobj")
    if by is None or whom is None or not _are_people(whom):
        return None
    attack = syntax.lemma(by) in word_set("scenery", "attack_words")
    return listed(whom, verb) if attack or syntax.names_munition([by]) else None


def _loss_of(noun: Token) -> Count | None:
    """*the loss of eight of its soldiers*."""
    if syntax.lemma(noun) not in word_set("harm", "loss_noun") or noun.pos_ != "NOUN":
        return None
    whom = object_of(noun, word_set("function_words", "of"))
    if whom is None or not (_are_people(whom) or _are_some_of_them(whom)):
        return None
    return people(whom)


WAYS: tuple[Callable[[Token], Count | None], ...] = (
    _have_fallen,
    _were_cut_down,
    _bodies,
    _lives,
    _claimed,
    _loss_of,
    _deaths,
    _slain,
    _were_lost,
)
