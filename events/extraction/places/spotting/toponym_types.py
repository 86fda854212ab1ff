"""What the text says that a place name is: a town, a region, a part of the country."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import language_table, word_set, word_sets
from events.extraction.reading.document import sentence_end, sentence_start, window

if TYPE_CHECKING:
    from spacy.tokens import Token


@lru_cache(maxsize=1)
def _plurals() -> dict[str, str]:
    plurals: dict[str, str] = language_table("places.toml")["plurals"]
    return plurals


def singular(word: str) -> str:
    return _plurals().get(word, word.removesuffix("s"))


@lru_cache(maxsize=1)
def type_words() -> frozenset[str]:
    return (
        word_set("scenery", "region_words")
        | word_set("scenery", "district_words")
        | word_set("scenery", "town_words")
    )


def type_word_of(part: Sequence[Token]) -> str | None:
    """*the village of X*, *X region*, *X and Y districts*, *the towns of X and Y*: what the text
    says that the name is.
    """
    return _after(part[0], part[-1]) or _before(part[0]) or _apposed(part[-1])


def _apposed(last: Token) -> str | None:
    """*Borei, a village south of Golo*; *rural Hama* and *Hama countryside* are the province, not
    the city.
    """
    words = [t.lower_ for t in window(last.doc, last.i + 1, last.i + 7)]
    if words[:1] == [","] and words[1:2] in (["a"], ["an"]):
        return next(
            (word for word in words[2:5] if word in word_set("scenery", "town_words")), None
        )
    return None


def _after(first: Token, last: Token) -> str | None:
    words = [t.lower_ for t in window(last.doc, last.i + 1, last.i + 4)]
    if words[:1] == ["countryside"] or words[1:2] == ["countryside"]:
        return "region"
    if words[:1] == ["refugee"]:
        words = words[1:]
    before = first.nbor(-1).lower_ if first.i else ""
    if (
        words
        and before in {"and", ","}
        and last.i + 1 < len(last.doc)
        and _is_plural_sort(last.nbor(1))
    ):
        return words[0]  # the last of "X and Y districts"
    sorts = [word for word in words[:2] if word in type_words()]
    if not sorts or words[0] != sorts[0]:
        return _of_the_list_before(last)
    of_another = words[len(sorts) : len(sorts) + 1] == ["of"]  # "the Black Sea port city of Odesa"
    calls_the_next = of_another and sorts[-1] in word_set("scenery", "town_words")
    if calls_the_next and (len(sorts) == 1 or sorts[0] in word_set("scenery", "town_words")):
        return None
    return sorts[0]


def _of_the_list_before(last: Token) -> str | None:
    """*Zee Phyu Kone and Kan Gyi villages*: the plural is said of all of them."""
    listed = False
    doc = last.doc
    for i in range(last.i + 1, min(last.i + 16, sentence_end(last))):
        token = doc[i]
        if listed and _is_plural_sort(token):
            return str(token.lower_)
        if not (
            token.text[:1].isupper()
            or token.lower_ in word_sets("places", "list_joints", "first_articles")
        ):
            return None
        listed = listed or token.lower_ in {",", "and", "or"}
    return None


def _before(first: Token) -> str | None:
    start = max(sentence_start(first), first.i - 16)
    row = window(first.doc, max(start, first.i - 3), first.i)
    words = [t.lower_ for t in row]
    if words[-1:] == ["rural"]:
        return "region"
    if (
        words[-2:-1]
        and words[-1] == "of"
        and (words[-2] in type_words() or _is_plural_sort(row[-2]))
    ):
        of_the_first = len(row) > 2 and row[-3].text[:1].isupper() and words[-2] in _inner_sorts()
        return None if of_the_first else str(words[-2])  # "Ancuabe district of Cabo Delgado"
    if row and (row[-1].text in word_sets("scenery", "town_words", "region_words")):
        return str(words[-1])
    return _of_the_list_after(first, start)


@lru_cache(maxsize=1)
def _inner_sorts() -> frozenset[str]:
    """Words that in *X … of Y* say what X is; *the Red Sea city of Y* says what Y is."""
    return (
        word_set("scenery", "district_words")
        | word_set("scenery", "region_words")
        | word_set("scenery", "quarters")
    )


def _of_the_list_after(first: Token, start: int) -> str | None:
    """*the villages of X, Y and Z*."""
    doc = first.doc
    for i in range(first.i - 1, start, -1):
        token = doc[i]
        if token.lower_ == "of" and _is_plural_sort(doc[i - 1]) and i < first.i - 1:
            return str(doc[i - 1].lower_)
        if not (
            token.text[:1].isupper()
            or token.lower_ in word_sets("places", "list_joints", "first_articles")
        ):
            return None
    return None


def _is_plural_sort(token: Token) -> bool:
    word = token.lower_
    return word in _plurals() or (word.endswith("s") and word.removesuffix("s") in type_words())


def direction_of(token: Token) -> str | None:
    """*south Gaza* is *southern Gaza*, and *north-eastern Syria* is *northeast Syria*."""
    row = [t.lower_ for t in window(token.doc, max(sentence_start(token), token.i - 3), token.i)]
    if not row or row[-1] not in word_set("scenery", "directions"):
        return None
    found = row[-1].replace("-", "")
    if row[-2:-1] == ["-"] and row[0] in word_set("scenery", "directions"):
        found = row[0].removesuffix("ern") + found
    return found if found.endswith(("ern", "central")) else f"{found}ern"
