"""An article with what its answers are checked against: sentences, and for English the names and
sides that the rules find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.extraction.actors.sides import Sides
from events.extraction.actors.spotting.side_spotting import find_sides
from events.extraction.cleaning.edited_text import EditedText
from events.extraction.cleaning.steps import cleaned
from events.extraction.data.known_actors import actors_by_name
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.model.grounding.instructions import passages
from events.extraction.model.grounding.quotations import Span
from events.extraction.model.numbered import Piece, pieces, split_sentences
from events.extraction.model.words import ENGLISH, meanings
from events.extraction.places.toponyms import Names, find_names
from events.extraction.reading.articles import articles_in
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.language import read


@dataclass(frozen=True, slots=True)
class English:
    """What the rules find in an English article."""

    document: Document
    names: Names
    sides: Sides


@dataclass(frozen=True, slots=True)
class Described:
    """One article of a text. Offsets are into `source.text`, the cleaned text.

    `instructed` are passages that speak to a model. `countries` counts how often the article speaks
    of each country.
    """

    source: EditedText
    language: str
    published_on: date
    sentences: tuple[Sentence, ...]
    english: English | None
    gazetteer: Gazetteer
    instructed: tuple[Span, ...]
    countries: Mapping[str, int]

    @property
    def text(self) -> str:
        return self.source.text

    def pieces(self) -> tuple[Piece, ...]:
        return pieces(self.text, self.sentences)

    def numbered(self, numbers: Sequence[int]) -> list[Sentence]:
        """The sentences with these numbers, which count from 1."""
        return [self.sentences[n - 1] for n in numbers if 0 < n <= len(self.sentences)]

    def sentence_at(self, span: Span) -> Sentence | None:
        """The sentence in which the span begins."""
        return next((s for s in self.sentences if s.start <= span.start < s.end), None)

    def speaks_to_a_model(self, span: Span) -> bool:
        return any(span.overlaps(told.start, told.end) for told in self.instructed)


def articles_described(
    text: str, *, published_on: date, language: str, gazetteer: Gazetteer
) -> tuple[Described, ...]:
    """The articles of a text as submitted, most often one."""
    return tuple(
        _described(article.text, article.published_on, language, gazetteer)
        for article in articles_in(cleaned(text), published_on)
        if article.text.text.strip()
    )


def _described(
    source: EditedText, published_on: date, language: str, gazetteer: Gazetteer
) -> Described:
    english = _english(source.text, published_on, gazetteer) if language == ENGLISH else None
    sentences = english.document.sentences if english else split_sentences(source.text)
    return Described(
        source=source,
        language=language,
        published_on=published_on,
        sentences=sentences,
        english=english,
        gazetteer=gazetteer,
        instructed=passages(source.text, sentences),
        countries=english.names.countries if english else _countries(source.text, language),
    )


def _english(text: str, published_on: date, gazetteer: Gazetteer) -> English:
    document = read(text, published_on=published_on)
    names = find_names(document, gazetteer)
    return English(document, names, find_sides(document, names.main_country))


def _countries(text: str, language: str) -> Mapping[str, int]:
    """How often a text in another language names each state."""
    votes: Counter[str] = Counter()
    for line in text.split("\n"):
        for side in meanings(line, language, "sides"):
            entry = actors_by_name().get(side)
            if entry is not None and entry.country:
                votes[entry.country] += 1
    return votes
