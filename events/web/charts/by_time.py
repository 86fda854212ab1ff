"""What charts along a time axis share: columns, cells and words for buckets of days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.models.reads.buckets import BucketSize
from events.web.charts.drawing.figure import Cell
from events.web.explore.time_axis import TimeAxis
from events.wording.dates import day

GAP = 0.12  # of a bucket's width

_PER = {
    BucketSize.DAY: pgettext_lazy("in a title: events so", "per day"),
    BucketSize.WEEK: pgettext_lazy("in a title: events so", "per week"),
    BucketSize.MONTH: pgettext_lazy("in a title: events so", "per month"),
    BucketSize.YEAR: pgettext_lazy("in a title: events so", "per year"),
}


def axis_of(
    first: date, last: date, after: date | None = None, before: date | None = None
) -> TimeAxis:
    """An axis that holds all days of the data and of the range asked for."""
    start = min(first, after) if after else first
    end = max(last, before - timedelta(days=1)) if before else last
    return TimeAxis.around(min(start, end), end)


def per(size: BucketSize) -> str:
    """*per week, from Monday*."""
    return str(_PER[size])


def ends(axis: TimeAxis) -> Mapping[str, str]:
    """*1 November 2024* and *13 November 2024*, for a sentence that has both."""
    return {"first": day(axis.start), "last": day(axis.last)}


def days_of(start: date, end: date) -> str:
    """*13 November 2024*, or the first and the last day of a longer bucket; `end` is exclusive."""
    last = end - timedelta(days=1)
    return day(start) if last == start else f"{day(start)} – {day(last)}"


def day_columns(size: BucketSize) -> Mapping[str, str]:
    if size is BucketSize.DAY:
        return {"day": gettext("Day")}
    return {"first_day": gettext("First day"), "last_day": gettext("Last day")}


def day_cells(start: date, end: date, size: BucketSize) -> tuple[Cell, ...]:
    return (start,) if size is BucketSize.DAY else (start, end - timedelta(days=1))


DAYS_NOTE = _("Each event is counted once, on its last day.")
