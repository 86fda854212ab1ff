"""The chosen days beside as many days before them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.humanize.templatetags.humanize import intcomma

from events.models.events.counts import DayCount
from events.web.explore.histogram import Days


@dataclass(frozen=True, slots=True)
class Compared:
    """How many events there are in the chosen days, `days` long, and in as many days before."""

    days: int
    now: int
    before: int

    @property
    def change(self) -> str:
        """*+3*, *−3*, *±0*."""
        more = self.now - self.before
        sign = "+" if more > 0 else "−" if more else "±"
        return f"{sign}{intcomma(abs(more))}"


def compared(rows: Iterable[DayCount], chosen: Days, latest: date) -> Compared | None:
    """From the rows of all days. None if the days have no beginning, or if nothing is known of the
    days before.
    """
    if chosen.after is None:
        return None
    end = chosen.before or max(latest, chosen.after) + timedelta(days=1)
    length = (end - chosen.after).days
    start = chosen.after - timedelta(days=length)
    rows = list(rows)
    if not rows or rows[0]["ends_on"] > start:
        return None
    return Compared(length, _between(rows, chosen.after, end), _between(rows, start, chosen.after))


def _between(rows: Iterable[DayCount], start: date, end: date) -> int:
    return sum(row["count"] for row in rows if start <= row["ends_on"] < end)
