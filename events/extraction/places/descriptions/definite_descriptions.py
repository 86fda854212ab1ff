"""*The city*, *this province*: definite descriptions of a place that the text names elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.gazetteer.gazetteer import Entry, Gazetteer
from events.extraction.places.descriptions.capitals import capital_meant, owner_of
from events.extraction.places.descriptions.lands import land_of_a_people
from events.extraction.places.descriptions.noun_phrases import (
    determiner_of,
    is_capital,
    phrase_start,
)
from events.extraction.places.place_name import Choice, Name
from events.extraction.reading.document import window
from events.extraction.types import Place, Precision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FAR = 200  # tokens: a description rarely means what was named further back
TOWNS = frozenset({Precision.TOWN, Precision.UNRESOLVED})
REGIONS = frozenset({Precision.REGION})
DISTRICTS = frozenset({Precision.DISTRICT})
SHORTEST_DATELINE = 4  # letters


@dataclass(frozen=True, slots=True)
class Described:
    """A description as a name of the text, and the place that it means."""

    name: Name
    choice: Choice


@cache
def _precisions() -> Mapping[str, frozenset[Precision]]:
    """Word of a description -> the precisions that it may mean."""
    lists = (("town", TOWNS), ("region", REGIONS), ("district", DISTRICTS))
    return {
        word: precisions
        for name, precisions in lists
        for word in word_set("definite_descriptions", name)
    }


def find_described(
    doc: Doc,
    names: Sequence[Name],
    places: Mapping[int, Place],
    main_country: str | None,
    gazetteer: Gazetteer,
) -> Iterator[Described]:
    """Each description of the text whose place can be told, in their order."""
    begins = {name.first: name for name in names}
    ends = {name.last: name for name in names}
    for token in doc:
        choice = land_of_a_people(token, gazetteer) if int(token.i) not in begins else None
        before = ends.get(int(token.i)) or owner_of(token, ends)
        if choice is None and _may_describe(token, before, begins, places):
            choice = (
                capital_meant(token, before, places, main_country, gazetteer)
                if is_capital(token.lower_)
                else _last_named(token, names, places, gazetteer)
            )
        if choice is not None:
            yield Described(_as_name(token), choice)


def _as_name(token: Token) -> Name:
    return Name(int(token.i), int(token.i) + 1, str(token.text), (), str(token.lower_))


def _may_describe(
    token: Token, before: Name | None, begins: Mapping[int, Name], places: Mapping[int, Place]
) -> bool:
    """Whether the word means a place other than the name beside it. `before` is the name before it
    or its owner.
    """
    if token.text not in _precisions() and not is_capital(token.text):
        return False
    if (before is None and _is_half_a_name(token)) or _is_named(token, begins):
        return False
    return before is None or _is_of_a_wider(before, token, places)


def _is_named(token: Token, begins: Mapping[int, Name]) -> bool:
    """*the city of X*, *the capital, X*, *the capital X*, *X, the capital*, *a city*: it means no
    other place than X, or none.
    """
    return (
        _names_the_next(token, begins)
        or _is_apposed(token, begins)
        or not (is_capital(token.lower_) or determiner_of(token) is not None)
        or (not is_capital(token.lower_) and _is_one_of_several(token))
    )


def _is_one_of_several(token: Token) -> bool:
    """*the country's fourth largest city*: none that was named."""
    inside = window(token.doc, phrase_start(token) + 1, int(token.i))
    possessive = word_set("definite_descriptions", "possessive")
    return any(t.lower_ in possessive or t.tag_ == "JJS" for t in inside)


def _names_the_next(token: Token, begins: Mapping[int, Name]) -> bool:
    """*the city of X*, *the capital X*, *the capital city*, *the capital, X*."""
    doc, i = token.doc, int(token.i)
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if i + 1 in begins or after in word_set("definite_descriptions", "city"):
        return True
    if not is_capital(token.lower_):
        if after in word_set("definite_descriptions", "of"):
            return True
    elif after in word_set("function_words", "of"):
        return i + 2 not in begins  # "the capital of X" means that of X
    apposed = after in word_set("definite_descriptions", "before_apposition") and i + 2 in begins
    return apposed and not _is_of_a_body(begins[i + 2], doc)


def _is_of_a_body(name: Name, doc: Doc) -> bool:
    """*in the capital, Kabul police said*: the name is that of the police."""
    after = window(doc, name.last, name.last + 1)
    return any(t.lower_ in word_set("scenery", "offices") for t in after)


def _is_apposed(token: Token, begins: Mapping[int, Name]) -> bool:
    """*X, the capital*."""
    start = phrase_start(token)
    after_comma = start > 1 and token.doc[start - 1].text == ","
    return after_comma and any(n.last == start - 1 for n in begins.values())


def _is_half_a_name(token: Token) -> bool:
    """*the East region*: no gazetteer has it. *The Sudanese city* is none."""
    before = token.nbor(-1) if token.i else token
    people = fold(before.text) in known_actors.country_names()
    return (
        not is_capital(token.lower_)
        and before.pos_ == "PROPN"
        and bool(before.text[:1].isupper())
        and not people
    )


def _is_of_a_wider(name: Name, token: Token, places: Mapping[int, Place]) -> bool:
    """*the Red Sea city*, *the North Darfur capital*: the name only says where the place that is
    meant lies.
    """
    if is_capital(token.lower_):
        return places.get(name.first) is not None
    is_town = any(e.precision is Precision.TOWN for e in name.entries)
    return _precisions()[token.lower_] == TOWNS and not is_town


def _last_named(
    token: Token, names: Sequence[Name], places: Mapping[int, Place], gazetteer: Gazetteer
) -> Choice | None:
    """The last place of that type that the text named, rather one that it called so."""
    precisions = _precisions()[token.lower_]
    dateline = _dateline(token, names, places)
    if dateline is not None:
        return Choice(places[dateline.first], f"this {token.lower_}")
    earlier = [
        n
        for n in names
        if token.i - FAR <= n.first < token.i and n.first in places and not _is_agent(n, token.doc)
    ]
    fitting = [n for n in earlier if places[n.first].precision in precisions]
    called = [n for n in fitting if n.type_word == token.lower_]
    found = (called or fitting)[-1:]
    rule = f"the {token.lower_}"
    if found:
        return Choice(places[found[0].first], rule)
    inside = _division(earlier, places, gazetteer) if precisions is REGIONS else None
    return Choice(inside.as_place(), rule) if inside else None


def _dateline(token: Token, names: Sequence[Name], places: Mapping[int, Place]) -> Name | None:
    """*this northern town* is the one where the reporter writes: that of the dateline, in capitals
    at the head of the text.
    """
    this = determiner_of(token) in word_set("definite_descriptions", "this")
    if not this or _precisions()[token.lower_] != TOWNS:
        return None
    earlier = (
        n for n in names if n.first < min(token.i, FAR) and _is_in_capitals(n) and n.first in places
    )
    return next((n for n in earlier if places[n.first].precision in TOWNS), None)


def _is_in_capitals(name: Name) -> bool:
    return name.text.isupper() and len(name.text) >= SHORTEST_DATELINE


def _is_agent(name: Name, doc: Doc) -> bool:
    """*Moscow said*, and *KYIV (Reuters)*: no place that a description means."""
    if _is_in_capitals(name):
        return True
    if fold(name.text) not in known_actors.stand_ins():
        return False
    subject = doc[name.last - 1].dep_ == "nsubj"
    return subject or _is_owner(name, doc) or _is_of_an_office(name, doc)


def _is_owner(name: Name, doc: Doc) -> bool:
    """*Moscow's troops had entered the town*."""
    after = window(doc, name.last, name.last + 1)
    possessive = word_set("definite_descriptions", "possessive")
    return any(t.lower_ in possessive for t in after)


def _is_of_an_office(name: Name, doc: Doc) -> bool:
    """*the defence ministry in Moscow*."""
    before = [t.lower_ for t in window(doc, max(0, name.first - 2), name.first)]
    inside = not word_set("function_words", "in").isdisjoint(before[1:])
    return inside and before[0] in word_set("scenery", "offices")


def _division(
    earlier: Sequence[Name], places: Mapping[int, Place], gazetteer: Gazetteer
) -> Entry | None:
    """*the province*, where only its town was named."""
    towns = [p for n in earlier if (p := places[n.first]).precision is Precision.TOWN and p.admin1]
    if not towns:
        return None
    town = towns[-1]
    regions = (
        e
        for e in gazetteer.candidates(town.admin1 or "")
        if e.precision is Precision.REGION and e.country == town.country
    )
    return next(regions, None)
