"""On which days: our own reading of the words that an answer quotes, in the language of the
article.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from events.extraction.dates.expressions import DateWords, read_dates
from events.extraction.model.answers import SaidDay
from events.extraction.model.grounding.check import Check
from events.extraction.model.grounding.day_words import read_days
from events.extraction.model.grounding.drops import Reason
from events.extraction.model.grounding.quotations import Span
from events.extraction.model.words import ENGLISH
from events.extraction.types import DateSpan, Why

DAY = timedelta(days=1)
NIGHT = "date/overnight"


def days(said: SaidDay | None, check: Check) -> tuple[DateSpan | None, Why | None]:
    """The days that the quotation names; None where it names none that we can read."""
    if said is None:
        return None, None
    value = f"{said.start}/{said.end}"
    span = check.quoted(said.quote, "date", value)
    if span is None:
        return None, None
    words = _words_at(span, check)
    if not words:
        check.drop("date", value, Reason.DAY)
        return None, None
    chosen = _night_to_a_day(words)
    found = chosen.span
    if (found.start.isoformat(), found.end.isoformat()) != (said.start, said.end):
        check.correct("date", f"{value}, by the text {found.start}/{found.end}", Reason.OTHER_DAY)
    return found, Why("date", chosen.rule, chosen.start, chosen.end)


def _words_at(span: Span, check: Check) -> list[DateWords]:
    """What names days in the quotation. It is read with its sentence: *since* stands before it."""
    sentence = check.article.sentence_at(span)
    if sentence is None:
        return []
    start, end = sentence.start, max(sentence.end, span.end)
    read: Callable[[str, int, date], Sequence[DateWords]] = (
        read_dates
        if check.language == ENGLISH
        else lambda w, o, d: read_days(w, o, d, check.language)
    )
    found = read(check.article.text[start:end], start, check.article.published_on)
    return [one for one in found if span.overlaps(one.start, one.end)]


def _night_to_a_day(words: Sequence[DateWords]) -> DateWords:
    """*overnight ... on Sunday* is the night to that day; else the first words count."""
    night = next((one for one in words if one.rule == NIGHT), None)
    day = next((one for one in words if one.rule != NIGHT), None)
    if night is not None and day is not None and day.span.start == day.span.end:
        return DateWords(day.start, day.end, DateSpan(day.span.start - DAY, day.span.end), NIGHT)
    return words[0]
