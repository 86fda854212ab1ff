"""Buckets of days as rows of tables and words: what the charts along a time axis share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.formats import date_format

from events.querysets.buckets import BucketSize
from events.web.charts.figure import Cell
from events.web.time_axis import TimeAxis

GAP = 0.12  # of a bucket's width

_PER = {
    BucketSize.DAY: "per day",
    BucketSize.WEEK: "per week, from Monday",
    BucketSize.MONTH: "per month",
    BucketSize.YEAR: "per year",
}


def axis_of(first: date, last: date, after: date | None = None, before: date | None = None) -> TimeAxis:
    """The axis with all these days, and with the whole of the range that was asked for."""
    start = min(first, after) if after else first
    end = max(last, before - timedelta(days=1)) if before else last
    return TimeAxis.around(min(start, end), end)


def per(size: BucketSize) -> str:
    """*per week, from Monday*."""
    return _PER[size]


def span(axis: TimeAxis) -> str:
    """*1 November 2024 to 13 November 2024*."""
    return f"{date_format(axis.start, 'j F Y')} to {date_format(axis.last, 'j F Y')}"


def day_columns(size: BucketSize) -> Mapping[str, str]:
    return {"day": "Day"} if size is BucketSize.DAY else {"first_day": "First day", "last_day": "Last day"}


def day_cells(start: date, end: date, size: BucketSize) -> tuple[Cell, ...]:
    return (start,) if size is BucketSize.DAY else (start, end - timedelta(days=1))


DAYS_NOTE = "Each event counts once, on its last day. Days are as the articles name them, in no time zone."
