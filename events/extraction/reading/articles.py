"""Several articles pasted as one text, each read by itself.

One begins where a wire dateline (*BAMAKO, March 5 (AFP) -*), or a byline with a date line, stands
below the end of another; its headline goes with it. A headline alone begins one where all that is
named changes with it. Read as one, the second would take its days, sides and places from the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from events.extraction.cleaning.edited_text import EditedText
from events.extraction.cleaning.lines import Line, lines_of
from events.extraction.data.phrase_patterns import one_of_list, phrases
from events.extraction.reading.bare_headlines import begins_another
from events.extraction.reading.dateline import MONTH, find_dateline, month_number

_MONTH_AND_DAY = rf"{MONTH} (?P<day>\d{{1,2}})(?:, \d{{4}})?"
_AGENCY = r"\((?:[A-Z][\w ]{1,20}|[A-Z]{2,6})\)"
WIRE_DATELINE = re.compile(
    r"[A-Z][A-Z’' -]{2,30}(?:, [A-Z][\w .’'-]{2,30}?)??"
    rf"(?:, (?i:{_MONTH_AND_DAY})(?: ?{_AGENCY})?|,? ?{_AGENCY}) ?(?:-{{1,2}}|[–—]) "
)
BYLINE = re.compile(rf"{one_of_list('page_lines', 'byline')} [A-Z][\w.’'-]+(?: [\w.’'-]+){{1,6}}")
DATE_LABEL = re.compile(rf"{phrases('reading', 'date_labels')}", re.IGNORECASE)
# *General Staff ..., operational update as of 22:00, 5 March 2025*: the day that a bulletin is of.
BULLETIN = re.compile(
    rf"[^\n]{{0,120}}\b{one_of_list('reading', 'as_of')}\b[^\n]{{0,30}}?\b"
    rf"(?:(?P<day_before>\d{{1,2}}) {MONTH.replace('month', 'month_behind')}"
    rf"|{MONTH} (?P<day>\d{{1,2}}))\b",
    re.IGNORECASE,
)
OLDEST_BULLETIN = 3  # days
SEPARATOR = re.compile(r"[-=*_#~•·─—–\s]{3,}")
# Above its dateline an article has a headline, a summary, a byline.
HEAD_LINES = 5
LONGEST_HEAD_LINE = 160
SHORTEST_PROSE = 80
FULL_STOP = re.compile(r"[.!?…][\"”’')\]]*\Z")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a text, and the day on which it was published."""

    text: EditedText
    published_on: date


def articles_in(text: EditedText, published_on: date) -> tuple[Article, ...]:
    """The articles of a text: most often one, published on the given day. Of several, one that
    bears an earlier day takes that.
    """
    starts = _starts(list(lines_of(text.text)))
    if len(starts) < 2:
        return (Article(text, _day_of_bulletin(text.text, published_on)),)
    ends = [*starts[1:], len(text.text)]
    parts = [text.part(start, end) for start, end in zip(starts, ends, strict=True)]
    return tuple(Article(part, _day_of(part.text, published_on)) for part in parts)


def _starts(lines: list[Line]) -> list[int]:
    """Where articles begin: the first at 0, each other with the first line of its head.

    A head below prose begins another article where the one before has a head as well, or where a
    separator stands above it. A dateline alone may be that of a box or of a correspondent.
    """
    starts, behind, headed = [0], 0, False
    for at in range(len(lines)):
        if begins_another(lines, at, _is_of_head, _is_prose):
            starts.append(lines[at].start)
            behind, headed = at, True
            continue
        if not _bears_dateline(lines, at):
            continue
        first = _first_of_head(lines, at)
        if any(map(_is_prose, lines[behind:first])):
            if not headed and not SEPARATOR.fullmatch(lines[first - 1].words):
                continue
            starts.append(lines[first].start)
        behind, headed = at, True
    return starts


def _bears_dateline(lines: list[Line], at: int) -> bool:
    words = lines[at].words
    if WIRE_DATELINE.match(words):
        return True
    dated = bool(DATE_LABEL.match(words)) and find_dateline(words) is not None
    signed = len(words) < 80 and bool(BYLINE.fullmatch(words))
    return (dated or signed) and at > 0 and _is_of_head(lines[at - 1])


def _first_of_head(lines: list[Line], at: int) -> int:
    first = at
    while first and at - first < HEAD_LINES and _is_of_head(lines[first - 1]):
        first -= 1
    return first


def _is_of_head(line: Line) -> bool:
    """Whether the line may be a headline, a byline or a date: short, and without a full stop."""
    return (
        line.lettered and len(line.words) <= LONGEST_HEAD_LINE and not FULL_STOP.search(line.words)
    )


def _is_prose(line: Line) -> bool:
    return len(line.words) >= SHORTEST_PROSE and bool(FULL_STOP.search(line.words))


def _day_of(text: str, published_on: date) -> date:
    """The day that the article's own head gives, where it is not later than that of the paste."""
    dateline = find_dateline(text)
    if dateline is not None:
        return min(dateline.day, published_on)
    wires = (WIRE_DATELINE.match(line.words) for line in lines_of(text))
    wire = next((found for found in wires if found and found["month"]), None)
    return _latest(wire["month"], int(wire["day"]), published_on) if wire else published_on


def _day_of_bulletin(text: str, published_on: date) -> date:
    """The day in the heading of a bulletin that was published a day or two after it."""
    match = BULLETIN.match(text)
    if match is None:
        return published_on
    month = match["month"] or match["month_behind"]
    day = _latest(month, int(match["day"] or match["day_before"]), published_on)
    return day if (published_on - day).days <= OLDEST_BULLETIN else published_on


def _latest(month: str, day: int, published_on: date) -> date:
    """*March 5* of the year in which it was last."""
    number = month_number(month)
    for year in (published_on.year, published_on.year - 1):
        try:
            found = date(year, number, day)
        except ValueError:  # February 29
            continue
        if found <= published_on:
            return found
    return published_on
