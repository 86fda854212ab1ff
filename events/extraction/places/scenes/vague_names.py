"""Names that tell less exactly where it was than another one beside them."""

from __future__ import annotations

from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.places.descriptions.lands import LAND_OF_A_PEOPLE
from events.extraction.places.place_name import Name
from events.extraction.places.toponyms import Names
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, window
from events.extraction.types import Kind, Place, Precision

LONGEST_WAY = 3  # tokens: "gateway to the"


def without_vague(told: list[Name], names: Names, document: Document) -> list[Name]:
    """Without fronts, the lands of a people and where a road leads, where a finer place is told."""
    return _without_lands(_without_fronts(_without_ways(told, document), document), names)


def is_vast(place: Place, kind: Kind | None) -> bool:
    """*the Middle East*: an area of many countries is where troops are sent, nothing else."""
    vast = place.country is None and fold(place.name) in word_set("scenery", "vast_areas")
    return vast and kind is not Kind.DEPLOYMENT


def _without_ways(told: list[Name], document: Document) -> list[Name]:
    """*In X on the road to Y*, *X, the gateway to the Y peninsula*: X."""
    return [n for n in told if not _is_led_to(n, document)] or told


def _is_led_to(name: Name, document: Document) -> bool:
    row = window(document.parse, max(0, name.first - LONGEST_WAY), name.first)
    row = [t for t in row if t.lower_ not in word_set("place_links", "articles")][-2:]
    to = len(row) > 1 and row[1].lower_ in word_set("places", "leads")
    return to and syntax.lemma(row[0]) in word_set("places", "lead_to")


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
