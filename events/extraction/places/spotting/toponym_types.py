"""What the text says that a place name is: a town, a region, a part of the country."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import language_table, word_list, word_set, word_sets
from events.extraction.reading.document import sentence_end, sentence_start, window

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_LIST = 16  # tokens between the names of a list and the word for all of them
LONGEST_TYPE = 7  # tokens behind a name: *X internally displaced people's camp*
APPOSED_WITHIN = 5  # tokens behind a name: *Borei, a small border village*


@lru_cache(maxsize=1)
def type_words() -> frozenset[str]:
    """The words for regions, districts and towns."""
    return word_sets("scenery", "region_words", "district_words", "town_words")


def type_word_of(part: Sequence[Token]) -> str | None:
    """*the village of X*, *X region*, *X and Y districts*, *the towns of X and Y*: what the text
    says that the name is.
    """
    return _after(part[0], part[-1]) or _before(part[0]) or _apposed(part[-1])


def _apposed(last: Token) -> str | None:
    """*Borei, a village south of Golo*."""
    words = [t.lower_ for t in window(last.doc, last.i + 1, last.i + 1 + APPOSED_WITHIN)]
    if words[:1] != [","] or word_set("function_words", "a").isdisjoint(words[1:2]):
        return None
    towns = word_set("scenery", "town_words")
    return next((word for word in words[2:] if word in towns), None)


def _after(first: Token, last: Token) -> str | None:
    """*X region*; *the Black Sea port city of Odesa*, of the Black Sea, says nothing."""
    row = window(last.doc, last.i + 1, last.i + 1 + LONGEST_TYPE)
    words = [t.lower_ for t in row]
    if not word_set("places", "countryside").isdisjoint(words[:2]):
        return word_list("places", "rural_type")[0]
    if words and words[0] in word_set("places", "refugee") - _possessives():
        while words and words[0] in word_set("places", "refugee"):
            words, row = words[1:], row[1:]
    if words and _is_last_of_list(first) and _is_plural_type(row[0]):
        return words[0]
    words = words[:3]
    types = [word for word in words[:2] if word in type_words()]
    if not types or words[0] != types[0]:
        return _of_the_list_before(last)
    return None if _calls_the_next(types, words[len(types) :]) else types[0]


def _possessives() -> frozenset[str]:
    return word_set("place_links", "possessive")


def _is_last_of_list(first: Token) -> bool:
    """The last of *X and Y districts*."""
    return first.i > 0 and first.nbor(-1).lower_ in word_set("places", "before_last")


def _calls_the_next(types: Sequence[str], after: Sequence[str]) -> bool:
    towns = word_set("scenery", "town_words")
    of_another = not word_set("function_words", "of").isdisjoint(after[:1])
    return of_another and types[-1] in towns and (len(types) == 1 or types[0] in towns)


def _of_the_list_before(last: Token) -> str | None:
    """*Zee Phyu Kone and Kan Gyi villages*: the plural is said of all of them."""
    listed = False
    doc = last.doc
    for i in range(last.i + 1, min(last.i + LONGEST_LIST, sentence_end(last))):
        token = doc[i]
        if listed and _is_plural_type(token):
            return str(token.lower_)
        if not _may_stand_in_list(token):
            return None
        listed = listed or token.lower_ in word_set("places", "lists")
    return None


def _may_stand_in_list(token: Token) -> bool:
    return bool(token.text[:1].isupper()) or token.lower_ in word_sets(
        "places", "list_joints", "first_articles"
    )


def _before(first: Token) -> str | None:
    start = max(sentence_start(first), first.i - LONGEST_LIST)
    row = window(first.doc, max(start, first.i - 3), first.i)
    if row and row[-1].lower_ in word_set("places", "rural"):
        return word_list("places", "rural_type")[0]
    if len(row) > 1 and _ends_with_type_of(row):
        # "Ancuabe district of Cabo Delgado"
        of_the_first = len(row) > 2 and row[-3].text[:1].isupper() and row[-2].lower_ in _inner()
        return None if of_the_first else str(row[-2].lower_)
    if row and row[-1].text in word_sets("scenery", "town_words", "region_words"):
        return str(row[-1].lower_)
    return _of_the_list_after(first, start)


def _ends_with_type_of(row: Sequence[Token]) -> bool:
    """*the village of*, *the towns of*."""
    is_type = row[-2].lower_ in type_words() or _is_plural_type(row[-2])
    return is_type and row[-1].lower_ in word_set("function_words", "of")


@lru_cache(maxsize=1)
def _inner() -> frozenset[str]:
    """Words that in *X … of Y* say what X is; *the Red Sea city of Y* says what Y is."""
    return word_sets("scenery", "district_words", "region_words", "quarters")


def _of_the_list_after(first: Token, start: int) -> str | None:
    """*the villages of X, Y and Z*."""
    doc = first.doc
    of = word_set("function_words", "of")
    for i in range(first.i - 1, start, -1):
        token = doc[i]
        if token.lower_ in of and _is_plural_type(doc[i - 1]) and i < first.i - 1:
            return str(doc[i - 1].lower_)
        if not _may_stand_in_list(token):
            return None
    return None


def _is_plural_type(token: Token) -> bool:
    word = str(token.lower_)
    return singular(word) != word and singular(word) in type_words()


def direction_of(token: Token) -> str | None:
    """The direction before a name, or behind it. *South Gaza* is *southern Gaza*, *north-eastern
    Syria* is *northeast Syria*, *Syria's far east* its east.
    """
    return _direction_before(token) or _direction_owned(token)


def _direction_owned(token: Token) -> str | None:
    """*Syria's far east*, *Mali's north*; *Syria's east coast* is something else."""
    row = window(token.doc, token.i + 1, min(token.i + 7, sentence_end(token)))
    words = [t.lower_ for t in row]
    if not words or words[0] not in _possessives():
        return None
    adjectives: dict[str, str] = language_table("places.toml")["direction_adjectives"]
    rest = [w for w in words[1:] if w not in word_set("places", "far")]
    skipped = len(words) - 1 - len(rest)
    size = 3 if rest[1:2] == ["-"] else 1
    found = adjectives.get("".join(rest[:size]))
    after = row[1 + skipped + size : 2 + skipped + size]
    ends = not after or after[0].pos_ not in {"ADJ", "NOUN", "PROPN"}
    return found if ends and found != "".join(rest[:size]) else None  # "east", not "eastern"


def _direction_before(token: Token) -> str | None:
    row = [t.lower_ for t in window(token.doc, max(sentence_start(token), token.i - 5), token.i)]
    adjectives: dict[str, str] = language_table("places.toml")["direction_adjectives"]
    noun = _direction_of_noun(row)
    if noun is not None:
        return noun
    compound = "".join(row[-3:]) if row[-2:-1] == ["-"] else ""
    found = adjectives.get(compound) or (adjectives.get(row[-1]) if row else None)
    before = row[-4:-3] if compound in adjectives else row[-2:-1]
    # "southern and eastern X": more than one part, so the whole
    several = before and before[0] in word_set("places", "lists") and _has_direction(row)
    return None if several else found


def _has_direction(row: Sequence[str]) -> bool:
    """Whether a direction stands before the last words."""
    adjectives = language_table("places.toml")["direction_adjectives"]
    return any(word in adjectives for word in row[-3:-2])


def _direction_of_noun(row: Sequence[str]) -> str | None:
    """*the north of X*, *the far north of X*; *10 km north of X* is not in X."""
    if not row or row[-1] not in word_set("function_words", "of"):
        return None
    adjectives: dict[str, str] = language_table("places.toml")["direction_adjectives"]
    words = [word for word in row[:-1] if word not in word_set("places", "far")]
    inside = len(words) > 1 and words[-2] in word_set("function_words", "the")
    if inside:
        return adjectives.get(words[-1])
    compound = "".join(words[-3:])
    hyphened = len(words) > 3 and words[-4] in word_set("function_words", "the")
    return adjectives.get(compound) if hyphened else None
