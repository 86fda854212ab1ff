"""The hurt that no word of wounding tells: *lost a leg*, *was hit in the hip*, *eight men with
shrapnel injuries*.
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


def wounds_told(mention: Mention, document: Document) -> Iterator[tuple[Count, Token]]:
    """The hurt that such words of the mention's clause count, each with its word."""
    for token in document.tokens(mention.sentence):
        if int(token.i) in mention.scope:
            counts = (way(token) for way in WAYS)
            yield from ((count, token) for count in counts if count is not None)


def _lost_a_limb(noun: Token) -> Count | None:
    """*A major lost both legs*."""
    if not _is_limb(noun) or syntax.lemma(noun.head) not in word_set("harm", "lose"):
        return None
    return _counted(syntax.subject(noun.head), noun) if noun.dep_ == "dobj" else None


def _hit_in_a_limb(verb: Token) -> Count | None:
    """*was hit in the hip*, *was shot in the arm*."""
    if not hit_in_a_limb(verb):
        return None
    return _counted(syntax.undergoer(verb), verb)


def hit_in_a_limb(verb: Token) -> bool:
    """Whether somebody is said to be hit where one lives on."""
    if not syntax.is_verb(verb) or syntax.lemma(verb) not in word_set("harm", "hit_somebody"):
        return False
    where = object_of(verb, word_set("function_words", "in"))
    return where is not None and _is_limb(where)


def _is_limb(noun: Token) -> bool:
    return syntax.lemma(noun) in word_set("harm", "limbs")


def _with_wounds(noun: Token) -> Count | None:
    """*treated eight men with shrapnel injuries*, *was taken to hospital with a wound*."""
    if syntax.lemma(noun) not in word_set("harm", "injury") or noun.dep_ != "pobj":
        return None
    if noun.head.lower_ not in word_set("harm", "with_wounds"):
        return None
    above = noun.head.head
    return _counted(syntax.undergoer(above) if syntax.is_verb(above) else above, noun)


def _injuries(noun: Token) -> Count | None:
    """*There were three injuries*."""
    injury = syntax.lemma(noun) in word_set("harm", "listed_hurt") and noun.pos_ == "NOUN"
    if not injury or noun.dep_ not in {"dobj", "attr", "nsubj", "nsubjpass"}:
        return None
    if not any(c.dep_ == "nummod" for c in noun.children):
        return None
    numerals = read_numerals("".join(t.text_with_ws for t in syntax.phrase(noun) if t.i < noun.i))
    return numerals[-1].count if numerals else None


def _counted(who: Token | None, word: Token) -> Count | None:
    if who is None or not (is_person(who) or may_be_counted(who)):
        return None
    return listed(who, word) or people(who)


WAYS: tuple[Callable[[Token], Count | None], ...] = (
    _lost_a_limb,
    _hit_in_a_limb,
    _with_wounds,
    _injuries,
)
