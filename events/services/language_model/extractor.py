"""The extractor behind which a language model stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.model.agreement import agreed
from events.extraction.model.reader import parts_of, reports_of
from events.extraction.model.version import version_of
from events.extraction.reading.identify_language import identify_language
from events.extraction.types import Report
from events.services.language_model.answers import Answers
from events.services.language_model.terms import Fallback, ModelTerms
from events.services.reading.extractor import NotReadable, NotReadNow, Reader, languages_of


class BothExtractor:
    """The rules and the model read each English article; other languages only the model."""

    def __init__(self, *, rules: Reader, model: ModelExtractor, version: str) -> None:
        self.version = version
        self.languages = model.languages
        self._rules = rules
        self._model = model

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        found = self._model(text, published_on=published_on)
        if identify_language(text) not in languages_of(self._rules):
            return found
        return agreed(self._rules(text, published_on=published_on), found)


class ModelExtractor:
    """Asks the model, and keeps of its answer what the text bears out.

    `rules` read English articles while the model cannot be asked, if the terms say so, and those
    whose answer cannot be read even when asked again.
    """

    def __init__(
        self,
        *,
        terms: ModelTerms,
        answers: Answers,
        gazetteer: Gazetteer,
        rules: Reader | None = None,
        rates: Callable[[], Mapping[str, float]] = dict,
    ) -> None:
        self.version = version_of("llm", terms.model)
        self.languages = terms.languages
        self._terms = terms
        self._answers = answers
        self._gazetteer = gazetteer
        self._rules = rules
        self._rates = rates

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        parts = parts_of(
            text,
            published_on=published_on,
            language=identify_language(text),
            gazetteer=self._gazetteer,
        )
        try:
            answers = self._answers.of(text, parts)
        except NotReadNow as error:
            may = self._terms.fallback is Fallback.RULES and not error.only_later
            error.instead = self._rules if may else None
            raise
        except NotReadable as error:
            error.instead = self._rules
            raise
        read = reports_of(parts, answers, self._rates())
        self._answers.note(parts, read.dropped)
        return read.reports
