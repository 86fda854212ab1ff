"""The day in the heading of a list or section: *Key events on Wednesday:*, *Monday, 6 November*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.extraction.dates.calendar_days import DAY
from events.extraction.dates.expressions import DateWords, read_dates
from events.extraction.reading.document import Document, Sentence
from events.extraction.types import DateSpan

LINE = re.compile(r"[^\n]+")
LINES_BACK = 12
LONGEST_HEADING = 100
LONGEST_SPAN, LONG_AGO = 7, 31  # days
# *Security incidents, Tuesday 7 November*: the day closes the line, behind a sign that parts it
PARTED = re.compile(r"[,:;|(–—-]\s*(?:\w+\s+)?$")
NO_WORDS = re.compile(r"[\W\d_]*(?:[^\W\d_]+[\W\d_]*)?")  # *Tuesday* beside *7 November*


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading begins, and the days that it names."""

    start: int
    span: DateSpan


def heading_before(sentence: Sentence, document: Document) -> Heading | None:
    """The nearest heading above a sentence that names a day; None where there is none near."""
    for start, line in _lines_above(sentence, document):
        if len(line) <= LONGEST_HEADING and (span := _day_of(line, document)) is not None:
            return Heading(start, span)
    return None


def _lines_above(sentence: Sentence, document: Document) -> Iterator[tuple[int, str]]:
    begin = document.text.rfind("\n", 0, sentence.start)
    for _ in range(LINES_BACK):
        while begin > 0 and document.text[begin].isspace():
            begin -= 1
        if begin <= 0:
            return
        end = begin + 1
        begin = document.text.rfind("\n", 0, end)
        yield begin + 1, document.text[begin + 1 : end].strip()


def _day_of(line: str, document: Document) -> DateSpan | None:
    found = read_dates(line, 0, document.published_on)
    if not found or found[0].since or not _is_heading(line, found):
        return None
    span = DateSpan(min(d.span.start for d in found), max(d.span.end for d in found))
    days = [d.span for d in found if d.span.start == d.span.end]
    span = days[-1] if days else span
    short = (span.end - span.start).days <= LONGEST_SPAN
    recent = span.end >= document.published_on - LONG_AGO * DAY
    return span if short and recent and span.end <= document.published_on else None


def _is_heading(line: str, found: list[DateWords]) -> bool:
    """Nothing but the day, a day at the end of the line, or a line that ends with a colon."""
    if line.endswith(":"):
        return True
    before, behind = line[: found[0].start], line[found[-1].end :]
    if behind.strip(" .)"):
        return False
    return bool(NO_WORDS.fullmatch(before) or PARTED.search(before))
