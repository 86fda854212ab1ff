"""The dateline of a report: where the reporter sat, not where it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.places.place_name import Name
from events.extraction.reading.document import Document, sentence_end, window
from events.extraction.types import Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

    from events.extraction.places.toponyms import Names

OPENING = 3  # sentences in which a dateline may stand, behind a headline and a lead
SHORTEST_DATELINE = 4  # letters
LONGEST_DATELINE = 12  # tokens: "Tel Aviv and Beirut (CNN) -"


def is_dateline(name: Name, first: int, document: Document) -> bool:
    """*KYIV (Reuters) –*, *GAZA  Gaza militants*, *Tel Aviv and Beirut CNN —*. `first` is the first
    token of the sentence.
    """
    opens = name.first <= first + 1
    if opens and name.text.isupper() and len(name.text) >= SHORTEST_DATELINE:
        return True
    opening = document.parse[first]
    return name.last <= max(_end_of_dateline(opening), _end_at_colon(opening))


def dateline_towns(names: Names, document: Document) -> list[Name]:
    """The names of the dateline, where they are known towns."""
    return [
        name
        for sentence in document.sentences[:OPENING]
        for name in names.within(sentence.first, sentence.last)
        if is_dateline(name, sentence.first, document)
        and (place := names.places.get(name.first))
        and place.precision is Precision.TOWN
    ]


def _end_of_dateline(opening: Token) -> int:
    """The dash behind names, a comma, *and* and the name of an agency alone; else 0."""
    doc, first = opening.doc, int(opening.i)
    row = window(doc, first, min(first + LONGEST_DATELINE, sentence_end(opening)))
    agency = False
    for token in row:
        if token.text in word_set("places", "dashes"):
            return int(token.i) if agency else 0
        agency = agency or token.lower_ in word_set("places", "dateline_agencies")
        if not (token.text[:1].isupper() or _joins(token)):
            return 0
    return 0


def _joins(token: Token) -> bool:
    """*Tel Aviv and Beirut*, *Kyiv, Ukraine (CNN)*, *Aden, 3 March*."""
    return (
        token.is_punct
        or token.is_space
        or token.like_num
        or token.lower_ in word_set("function_words", "and")
    )


def _end_at_colon(opening: Token) -> int:
    """The colon of *Mumbai: At least 15 were killed.* behind names alone; else 0.

    Headlines open so, too, with the place of the event: *Jenin: Four killed in raid*. They end
    without a full stop.
    """
    doc, end = opening.doc, sentence_end(opening)
    row = window(doc, int(opening.i), min(int(opening.i) + LONGEST_DATELINE, end))
    ends = [t for t in window(doc, int(opening.i), end) if not t.is_space][-1:]
    told = any(t.text[-1:] in word_set("places", "ends_of_sentences") for t in ends)
    for token in row:
        if token.text == ":":
            return int(token.i) if told else 0
        if not (token.text[:1].isupper() or token.is_space or token.text == ","):
            return 0
    return 0
