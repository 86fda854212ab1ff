"""Where a village lies that no gazetteer has: at the district or town that the text says that it
lies in or near, and no more exactly than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.places.toponyms import Names
from events.extraction.reading.document import Document, window
from events.extraction.types import Place, Precision

FINE = frozenset({Precision.TOWN, Precision.SITE, Precision.DISTRICT})


def located(where: Sequence[Place], names: Names, document: Document) -> tuple[Place, ...]:
    """The places, with a point for each unknown one of *X near Y* and *X in Y district*."""
    return tuple(_at_what_is_beside(place, names, document) for place in where)


def _at_what_is_beside(place: Place, names: Names, document: Document) -> Place:
    if place.precision is not Precision.UNRESOLVED or place.key is not None:
        return place
    for at in _beside(place, names, document):
        if at.precision in FINE and at.lat is not None and at.country == place.country:
            return replace(
                place,
                admin1=place.admin1 or at.admin1,
                lat=at.lat,
                lon=at.lon,
                precision=Precision.DISTRICT,
                key=f"around:{at.key}:{fold(place.name)}",
            )
    return place


def _beside(place: Place, names: Names, document: Document) -> Iterator[Place]:
    """What the text says that it lies in or near, each time that it names it."""
    marks = {name: mark for mark, name in names.links.landmarks.items()}
    for first, other in names.places.items():
        if other.name != place.name or other.precision is not Precision.UNRESOLVED:
            continue
        for beside in (names.links.holders.get(first), marks.get(first)):
            if beside is not None and beside in names.places and _is_close(first, beside, document):
                yield names.places[beside]


def _is_close(first: int, beside: int, document: Document) -> bool:
    """*near Y*, *outside Y*; *north of Y* and *60 km from Y* may be far."""
    far = word_set("scenery", "directions") | word_set("places", "distances")
    between = window(document.parse, min(first, beside) + 1, max(first, beside))
    return not any(t.lower_ in far or t.like_num for t in between)
