"""The day of publication in a page that somebody copied whole.

It stands between the headline and the article, or right above the headline. A day at the top of
the page is often the day on which somebody opened it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from events.extraction.reading.dateline import find_dateline
from events.sources.days import Order, find_day
from events.sources.days.words import folded, weekdays
from events.sources.lead import is_prose, prose_at
from events.sources.titles import headline_at

BELOW_THE_LEAD = 12  # lines: bylines also stand below a summary
ABOVE = 4
MOST_BESIDE = 8  # words in the line of a day; a caption has more
LOOKED_AT = 600  # characters of the article, for the weekday that it names

A_WEEK = timedelta(days=7)

_WORD = re.compile(r"[^\W\d_]{3,}")
_TOUCHING = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z])")  # *Press DeskMar 14, 2024*
Read = Callable[[str], date | None]


def pasted_day(text: str) -> date | None:
    """The day beside the headline; None if there is no headline or no day beside it.

    Of 09/11/2024, which can be read in two ways, the article may say by its weekday which is meant,
    or a caption by a day shortly before.
    """
    lines = [line.strip() for line in text.split("\n")]
    at, prose = headline_at(lines), prose_at(lines)
    if at is None or prose is None:
        return None
    near = [*lines[at + 1 : prose + 1], *_up_to_prose(lines[prose + 1 :])]
    above = [line for line in reversed(lines[:at]) if line][:ABOVE]
    named = _weekdays("\n".join(lines[prose:])[:LOOKED_AT])
    sure = _first(near, _day)
    return (
        (sure and _first(near, partial(_soon_after, sure)))
        or sure
        or _first(near, lambda line: _by_weekday(line, named))
        or _first(near, _day_of_change)
        or _first(above, _day)
    )


def _up_to_prose(lines: Sequence[str]) -> Iterator[str]:
    """Lines to the next paragraph, and that one too: it may begin with the day."""
    for line in [line for line in lines if line][:BELOW_THE_LEAD]:
        yield line
        if is_prose(line):
            return


def _first(lines: Iterable[str], read: Read) -> date | None:
    return next((day for line in lines if (day := read(line))), None)


def _day(line: str) -> date | None:
    if is_prose(line):
        dateline = find_dateline(line)
        return dateline.day if dateline else None
    if not _is_short(line):
        return None
    told = find_day(line) or find_day(_TOUCHING.sub(" ", line))
    return told.day if told else None


def _day_of_change(line: str) -> date | None:
    told = find_day(line, changed=True) if _is_short(line) else None
    return told.day if told else None


def _by_weekday(line: str, named: frozenset[int]) -> date | None:
    """Of two readings the only one whose day, or the day before, the article names."""
    if not _is_short(line):
        return None
    fit = [day for day in _readings(line) if _tells_of(day, named)]
    return fit[0] if len(fit) == 1 else None


def _soon_after(sure: date, line: str) -> date | None:
    """*08/03/2025* above a picture of 7 March 2025: the only reading in the week after it."""
    told = _readings(line) if _is_short(line) else frozenset()
    fit = [day for day in told if sure <= day <= sure + A_WEEK]
    return fit[0] if len(told) > 1 and len(fit) == 1 else None


def _readings(line: str) -> frozenset[date]:
    return frozenset(one.day for order in Order if (one := find_day(line, order=order)))


def _tells_of(day: date, named: frozenset[int]) -> bool:
    return day.weekday() in named or (day - timedelta(days=1)).weekday() in named


def _weekdays(text: str) -> frozenset[int]:
    names = weekdays()
    return frozenset(names[word] for word in map(folded, _WORD.findall(text)) if word in names)


def _is_short(line: str) -> bool:
    return len(_WORD.findall(line)) <= MOST_BESIDE and not line.endswith(".")
