"""Killed, wounded, troops: a count is kept as the words of its quotation say it."""

from __future__ import annotations

from events.extraction.model.answers import SaidCount
from events.extraction.model.grounding.amounts import numbers
from events.extraction.model.grounding.check import Check
from events.extraction.model.grounding.drops import Reason
from events.extraction.types import Count, Why


def count(said: SaidCount | None, field: str, check: Check) -> tuple[Count | None, Why | None]:
    """The count, and where it stands; None where its quotation does not say it."""
    if said is None or (said.min is None and said.max is None):
        return None, None
    value = f"{said.min}-{said.max}"
    span = check.quoted(said.quote, field, value)
    if span is None:
        return None, None
    quote = check.words(span)
    found, rule = _read(said, quote, check.language)
    if found is None:
        check.drop(field, value, Reason.NUMBER)
        return None, None
    if (found.min, found.max) != (said.min, said.max):
        check.correct(field, f"{value}, in the text {found.min}-{found.max}", Reason.NUMBER)
    return found, Why(field, rule, span.start, span.end)


def _read(said: SaidCount, quote: str, language: str) -> tuple[Count | None, str]:
    if len(said.parts) > 1:
        total = said.min if said.min is not None else said.max
        return numbers.adds_up(quote, language, said.parts, total), "model/sum"
    return numbers.says(quote, language, low=said.min, high=said.max), "model/number"
