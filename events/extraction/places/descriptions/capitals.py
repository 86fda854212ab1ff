"""Which capital a text means: *the Sudanese capital*, *the capital of X*, *Sudan's capital*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.places.descriptions.noun_phrases import is_capital, phrase_start
from events.extraction.places.place_name import Choice, Name
from events.extraction.reading.document import sentence_start, window
from events.extraction.types import Place, Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNER_WITHIN = 4  # tokens: *Sudan's long besieged capital*
DEMONYM_WITHIN = 3  # tokens: *the besieged Sudanese capital*


def capital_meant(
    token: Token,
    before: Name | None,
    places: Mapping[int, Place],
    main_country: str | None,
    gazetteer: Gazetteer,
) -> Choice | None:
    """The capital of what the words beside name; else of the country of a capital just named, else
    of the country that the article is about.
    """
    country = _country_of_a_capital_before(token, places, gazetteer) or main_country
    whole = _whole_of(token, before, places, country)
    found = gazetteer.capital(whole) if whole else None
    return Choice(found.as_place(), "the capital") if found else None


def _country_of_a_capital_before(
    token: Token, places: Mapping[int, Place], gazetteer: Gazetteer
) -> str | None:
    """*two missiles over Abu Dhabi, the second attack on the capital*: the capital that the
    sentence has just named.
    """
    for first in range(int(token.i) - 1, sentence_start(token) - 1, -1):
        place = places.get(first)
        if place is None or not place.country or token.doc[first].text.isupper():
            continue
        capital = gazetteer.capital(place.country)
        if capital is not None and capital.key == place.key:
            return place.country
    return None


def owner_of(token: Token, ends: Mapping[int, Name]) -> Name | None:
    """*Sudan's besieged capital*: the name before the possessive."""
    if not is_capital(token.lower_):
        return None
    possessive = word_set("definite_descriptions", "possessive")
    first = max(sentence_start(token), int(token.i) - OWNER_WITHIN)
    row = range(int(token.i) - 1, first, -1)
    return next((ends.get(i) for i in row if token.doc[i].lower_ in possessive), None)


def _whole_of(
    token: Token, before: Name | None, places: Mapping[int, Place], country: str | None
) -> str | None:
    """The country, or the key of the division, whose capital is meant."""
    doc, i = token.doc, int(token.i)
    if before is not None:
        return _key_of(places.get(before.first))
    if i + 2 in places and doc[i + 1].lower_ in word_set("function_words", "of"):
        return _key_of(places[i + 2])
    for word in reversed(window(doc, max(sentence_start(token), i - DEMONYM_WITHIN), i)):
        named = known_actors.country_names().get(fold(word.text))
        if named:
            return named
    the = doc[phrase_start(token)].lower_ in word_set("function_words", "the")
    return country if the and not _is_divisional(token) else None


def _is_divisional(token: Token) -> bool:
    """*the state capital*, *the provincial capital*: of a division that nobody names here."""
    return token.i > 0 and token.nbor(-1).lower_ in word_set("definite_descriptions", "divisional")


def _key_of(place: Place | None) -> str | None:
    if place is None:
        return None
    return place.country if place.precision is Precision.COUNTRY else place.key
