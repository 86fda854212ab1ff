"""Puts an extractor with a model together. Only workers and commands load it, and the parser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from django.utils import timezone

from events.extraction.gazetteer.gazetteer_file import open_gazetteer
from events.extraction.model.version import version_of
from events.models import Evaluation
from events.services.language_model.answers import Answers, ModelAnswers
from events.services.language_model.extractor import BothExtractor, ModelExtractor
from events.services.language_model.recorded import RecordedAnswers
from events.services.language_model.terms import ModelTerms, Send
from events.services.queue.outage import Outage
from events.services.reading.extractor import Reader
from events.services.reading.rule_extractor import RuleExtractor
from events.sources.language_model.replies import ModelReply, ModelUnavailable

# What an evaluation calls a field, and what its reasons call it.
FIELDS = {"place": "places", "source": "attribution"}


def build(
    way: str,
    terms: ModelTerms,
    *,
    send: Send,
    gazetteer_file: Path,
    answers: Answers | None = None,
    clock: Callable[[], datetime] = timezone.now,
) -> Reader:
    """The extractor `llm` or `both`. `answers` stand in for those of the model itself."""
    rules = RuleExtractor(gazetteer_file=gazetteer_file)
    kept = answers or ModelAnswers(terms, send, clock, Outage(seconds=terms.pause.total_seconds()))
    model = ModelExtractor(
        terms=terms,
        answers=kept,
        gazetteer=open_gazetteer(gazetteer_file),
        rules=rules,
        rates=dict if answers else cache(partial(_rates, version_of("llm", terms.model))),
    )
    if way == "llm":
        return model
    return BothExtractor(rules=rules, model=model, version=version_of(way, terms.model))


def build_recorded(
    way: str, terms: ModelTerms, lines: Iterable[str], *, gazetteer_file: Path
) -> Reader:
    """The same with the answers of a batch file, and with all values however doubtful: it is there
    to be measured.
    """
    answers = RecordedAnswers(lines, terms)
    return build(way, terms, send=_nobody, gazetteer_file=gazetteer_file, answers=answers)


def _nobody(_body: Mapping[str, Any]) -> ModelReply:
    raise ModelUnavailable("Only recorded answers are used.")


def _rates(version: str) -> Mapping[str, float]:
    """How often this model was right, by the last evaluation that used it; empty before one.

    It is asked for with the first article, since a parent that forks must hold no connection.
    """
    results = Evaluation.objects.last_of(version.rpartition(" ")[0])
    if results is None:
        return {}
    fields = {
        FIELDS.get(row["field"], row["field"]): row["value"]
        for row in results["fields"]
        if row["value"] is not None
    }
    precision = results["precision"]["value"]
    return fields if precision is None else {**fields, "event": precision}
