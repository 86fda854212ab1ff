"""How many people a noun means: *two women*, *scores of villagers*, *a mother*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.data.known_actors import peoples
from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_list, word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_end, sentence_start
from events.extraction.reading.numerals import qualified
from events.extraction.reading.prepositions import object_of
from events.extraction.types import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

QUALIFIER = 3  # tokens: *in excess of*


def may_be_counted(noun: Token) -> bool:
    """People, a bare number, and one of whatever sort: *a taxi-motorcyclist*; not *a family*, *a
    house*.
    """
    if is_person(noun) or noun.pos_ == "NUM" or _is_name_of_a_person(noun):
        return True
    if _is_one_more(noun) or _size_of_group(noun) is not None:
        return True
    if noun.pos_ == "PROPN" and any(
        c.dep_ == "nummod" or c.lower_ in word_set("function_words", "a") for c in noun.children
    ):
        return not syntax.names_munition([noun])  # "eight Taliban", "a Lance Naik"
    return _is_one_or_counted(noun) and _ends_as_a_person(noun) and not _is_a_thing(noun)


def _is_one_more(noun: Token) -> bool:
    """*A third was hurt*, *another died*."""
    alone = not any(c.dep_ == "prep" for c in noun.children)
    return alone and (
        noun.lower_ in word_set("harm", "another")
        or (
            noun.lower_ in word_set("harm", "ordinals")
            and any(c.lower_ in word_set("function_words", "a") for c in noun.children)
        )
    )


def _size_of_group(noun: Token) -> Token | None:
    """*a family of five*, *a group of 12 migrants*: what says how many they were."""
    if syntax.lemma(noun) not in word_set("harm", "groups"):
        return None
    of = object_of(noun, word_set("function_words", "of"))
    if of is None or not (of.like_num or any(c.dep_ == "nummod" for c in of.children)):
        return None
    return of


def _is_a_thing(noun: Token) -> bool:
    """*two helicopters*, *a tanker*: they end as people do."""
    thing = singular(noun.lower_) in word_set("harm", "things_that_end_so")
    return thing or syntax.names_munition([noun])


def _is_name_of_a_person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN"


def _is_one_or_counted(noun: Token) -> bool:
    """*a motorcyclist*, *one motorcyclist*, *two sappers*, *the group's deputy*."""
    if noun.tag_ == "NNS":
        return any(c.dep_ == "nummod" for c in noun.children)
    return noun.tag_ == "NN" and any(map(_makes_one, noun.children))


def _makes_one(word: Token) -> bool:
    """*a*, *the*, *his*, *the group's*: of a noun in the singular they make one person."""
    return word.dep_ == "poss" or (
        word.dep_ in {"det", "nummod"} and word.lower_ in word_set("harm", "one_person")
    )


def _ends_as_a_person(noun: Token) -> bool:
    return singular(noun.lower_).endswith(tuple(word_set("harm", "person_endings")))


def is_person(noun: Token) -> bool:
    """Whether a noun means people: by a list, as a nation, or as a number of them."""
    persons = word_set("people", "persons")
    if syntax.lemma(noun) in persons or noun.lower_ in persons or noun.ent_type_ == "NORP":
        return True
    if is_nationality(noun.lower_) and any(c.dep_ == "nummod" for c in noun.children):
        return True  # "twelve Burkinabes": the parser does not know every nation
    if syntax.lemma(noun) in word_set("harm", "number_nouns"):
        person = object_of(noun, word_set("function_words", "of"))
        return person is None or is_person(person) or person.text[:1].isupper()
    return bool(noun.pos_ == "NUM")


def is_nationality(word: str) -> bool:
    """*Palestinian*, *Ukrainians*: the people of a state, whichever it is."""
    return not {word, singular(word)}.isdisjoint(peoples())


def people(noun: Token) -> Count | None:
    """How many people a phrase means: its number; one for *a mother* or *his wife*; None for an
    uncounted plural.
    """
    if is_share(noun):
        return None
    if (size := _size_of_group(noun)) is not None:
        return people(size)
    if _is_one_more(noun):
        return Count(1, 1)
    before = [t for t in syntax.phrase(noun) if t.i <= noun.i and t.dep_ != "appos"]
    if (ordinal := _ordinal(noun, before)) is not None:
        return ordinal
    words = "".join(t.text_with_ws for t in before if not _is_age(t))
    numerals = qualified(_before(before[0] if before else noun), words)
    if numerals:
        return numerals[0].count
    if _is_name_of_a_person(noun):
        return Count(1, 1)
    return _uncounted(noun, before)


def _before(first: Token) -> str:
    return str(first.doc[max(sentence_start(first), first.i - QUALIFIER) : first.i].text_with_ws)


def is_share(noun: Token) -> bool:
    """*a quarter of the 40 guests*, *two-thirds of them*: no count is made of a share."""
    of = any(
        c.dep_ == "prep" and c.lower_ in word_set("function_words", "of") for c in noun.children
    )
    return of and syntax.lemma(noun) in word_set("harm", "shares")


def _ordinal(noun: Token, before: Sequence[Token]) -> Count | None:
    """*a seventh victim died*: seven so far. *A second soldier was hurt*: one."""
    told = [t for t in before if t.lower_ in word_set("harm", "ordinals") and t.dep_ == "amod"]
    if not told or noun.tag_ != "NN":
        return None
    if syntax.lemma(noun) not in word_set("harm", "so_far") and not _died_later(noun):
        return Count(1, 1)
    number = 2 + word_list("harm", "ordinals").index(told[0].lower_)
    return Count(number, number)


def _died_later(noun: Token) -> bool:
    """*A fifth soldier died in hospital*: the fifth that died."""
    ends = sentence_end(noun)
    words = str(noun.doc[noun.i : ends].text).lower()
    return any(phrase in words for phrase in word_list("harm", "died_later"))


def _uncounted(noun: Token, before: Sequence[Token]) -> Count | None:
    """How many a phrase without a number means."""
    both = noun.tag_ == "NNS" and any(t.lower_ in word_set("harm", "both") for t in before)
    if both or noun.lower_ in word_set("harm", "two_born"):
        return Count(2, 2)
    one = any(t.lower_ in word_set("function_words", "a") for t in before)
    many = noun.lower_ in word_set("harm", "uncounted") and not one  # "a youth" is one
    plural = many or noun.tag_ in {"NNS", "NNPS"}
    if plural or not may_be_counted(noun):
        return None
    if syntax.lemma(noun) in word_set("harm", "couple"):
        return Count(2, 2)
    return Count(1, 1) if any(map(_makes_one, before)) else None


def _is_age(number: Token) -> bool:
    """*52-year-old*, *aged 44*."""
    if not number.like_num:
        return False
    before = number.nbor(-1).lower_ if number.i else ""
    follows = number.doc[number.i + 1 : number.i + 3].text.lower().lstrip("- ")
    return before in word_set("harm", "aged") or follows.startswith(
        tuple(word_set("harm", "age_units"))
    )
