"""Names that tell less exactly where it was than another one beside them."""

from __future__ import annotations

from events.extraction.data.word_lists import word_set
from events.extraction.places.descriptions.lands import LAND_OF_A_PEOPLE
from events.extraction.places.place_name import Name
from events.extraction.places.toponyms import Names
from events.extraction.reading.document import Document, window
from events.extraction.types import Precision


def without_vague(told: list[Name], names: Names, document: Document) -> list[Name]:
    """Without fronts and the lands of a people, where a finer place is told."""
    return _without_lands(_without_fronts(told, document), names)


def _without_fronts(told: list[Name], document: Document) -> list[Name]:
    """*On the X front they attacked near Y*: Y, which need not lie in X."""
    fronts = word_set("places", "fronts")
    after = {n.first: window(document.parse, n.last, n.last + 1) for n in told}
    exact = [n for n in told if not any(t.lower_ in fronts for t in after[n.first])]
    fine = [n for n in exact if not n.is_country and n.type_word not in _regions()]
    return exact if fine else told


def _without_lands(told: list[Name], names: Names) -> list[Name]:
    """*Albanian villages around X*: X, wherever that people lives."""
    exact = [n for n in told if names.rules.get(n.first) != LAND_OF_A_PEOPLE]
    fine = [n for n in exact if names.places[n.first].precision is not Precision.COUNTRY]
    return exact if fine else told


def _regions() -> frozenset[str]:
    return word_set("scenery", "region_words")
