"""The day of publication in the outlet's own time.

Metadata and feeds often give a moment in UTC. Two in the morning of the 6th there is the evening of
the 5th in New York, and *on Wednesday* is counted from the outlet's own day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta, tzinfo

from events.sources.days.written import WrittenDay

NEIGHBOUR = timedelta(days=1)  # no zone is further from UTC


def outlet_day(told: WrittenDay, *, beside: Iterable[date | None], zone: tzinfo | None) -> date:
    """The day that was told, if its zone is the outlet's.

    Else the first of the days `beside` it (in words, in the address) that can be the same moment;
    else its day in `zone`, which the outlet shows elsewhere.
    """
    if not told.in_utc or told.moment is None:
        return told.day
    for day in beside:
        if day is not None and abs(day - told.day) <= NEIGHBOUR:
            return day
    return told.moment.astimezone(zone).date() if zone and _has_hours(told) else told.day


def _has_hours(told: WrittenDay) -> bool:
    """Midnight in UTC is mostly a day without a time, written as a moment."""
    return told.moment is not None and (told.moment.hour, told.moment.minute) != (0, 0)
