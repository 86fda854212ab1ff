"""*Israeli cities*, *Ukrainian territory*: the country, which only the name of its people tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_set
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.places.place_name import Choice, Name
from events.extraction.reading.document import sentence_start, window

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BEFORE = 4  # tokens: *the northern Malian desert town of X*
LAND_OF_A_PEOPLE = "land of a people"  # the rule


def land_before(name: Name, doc: Doc) -> str | None:
    """*the Malian village of X*, *the northern Syrian town of X*: the country whose people's name
    stands before the word for a town. *The Russian-held town of X* need not be Russian, nor an
    *Israeli settlement* in Israel.
    """
    kind, of = name.first - 2, name.first - 1
    if kind < 1 or doc[of].lower_ not in word_set("function_words", "of"):
        return None
    if singular(doc[kind].lower_) not in word_set("places", "towns_of_a_people"):
        return None
    for token in reversed(window(doc, max(sentence_start(doc[kind]), kind - BEFORE), kind)):
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            return None
        if token.text[:1].isupper() and (country := _people_of(token)):
            return country
    return None


def _people_of(token: Token) -> str | None:
    return known_actors.country_names().get(fold(token.text))


def land_of_a_people(token: Token, gazetteer: Gazetteer) -> Choice | None:
    """*rockets at Israeli cities*, *a barrage on Ukrainian territory*: Israel, Ukraine."""
    if token.lower_ not in word_set("places", "lands") or not token.i:
        return None
    before = token.nbor(-1)
    people = known_actors.country_names().get(fold(before.text))
    entry = gazetteer.entry(f"iso:{people}") if people and before.pos_ == "ADJ" else None
    if entry is None and token.i > 1 and before.text[:1].isupper():
        both = f"{token.nbor(-2).text} {before.text}"  # "on the North Korean side"
        people = known_actors.country_names().get(fold(both))
        entry = gazetteer.entry(f"iso:{people}") if people else None
    return Choice(entry.as_place(), LAND_OF_A_PEOPLE) if entry is not None else None
