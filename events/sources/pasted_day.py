"""The day of publication in a page that somebody copied whole.

It stands between the headline and the article, or right above the headline. A day at the top of
the page is often the day on which somebody opened it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from events.extraction.reading.dateline import find_dateline
from events.sources.days import find_day
from events.sources.lead import is_prose, prose_at
from events.sources.titles import headline_at

BELOW_THE_LEAD = 12  # lines: bylines also stand below a summary
ABOVE = 4
MOST_BESIDE = 12  # words in the line of a day; a caption has more


def pasted_day(text: str) -> date | None:
    """The day beside the headline; None if there is no headline or no day beside it."""
    lines = [line.strip() for line in text.split("\n")]
    at, prose = headline_at(lines), prose_at(lines)
    if at is None or prose is None:
        return None
    below = lines[at + 1 : prose + 1]
    further = list(_up_to_prose(lines[prose + 1 :]))
    above = [line for line in reversed(lines[:at]) if line][:ABOVE]
    return (
        _first(below)
        or _first(further)
        or _first(below, changed=True)
        or _first(further, changed=True)
        or _first(above)
    )


def _up_to_prose(lines: Sequence[str]) -> Iterator[str]:
    """Lines to the next paragraph, and that one too: it may begin with the day."""
    for line in [line for line in lines if line][:BELOW_THE_LEAD]:
        yield line
        if is_prose(line):
            return


def _first(lines: Iterable[str], *, changed: bool = False) -> date | None:
    return next((day for line in lines if (day := _day(line, changed=changed))), None)


def _day(line: str, *, changed: bool) -> date | None:
    if is_prose(line):
        dateline = find_dateline(line)
        return dateline.day if dateline else None
    if len(line.split()) > MOST_BESIDE or line.endswith("."):
        return None
    told = find_day(line, changed=changed)
    return told.day if told else None
