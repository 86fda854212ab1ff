"""Days and moments in the reader's language."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import formats
from django.utils.translation import pgettext

from events.models.occurrence import Occurrence


def day(value: date | None) -> str:
    """*13 November 2024*; *undated* for an article whose day nobody has told."""
    if value is None:
        return pgettext("instead of the day of an article", "undated")
    return str(formats.date_format(value, "DATE_FORMAT"))


def moment(value: datetime) -> str:
    """*13 November 2024, 08:30 UTC*."""
    return f"{formats.date_format(value, 'DATETIME_FORMAT')} UTC"


def short_moment(value: datetime) -> str:
    """*13 Nov 2024, 08:30 UTC*."""
    return f"{formats.date_format(value, 'SHORT_DATETIME_FORMAT')} UTC"


def days(told: Occurrence) -> str:
    """*13 November 2024*, *12–13 November 2024*, *28 February – 3 March 2025*."""
    first, last = told.starts_on, told.ends_on
    if first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{formats.date_format(first, 'MONTH_DAY_FORMAT')} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def ended(words: str) -> str:
    """The words with a full stop, unless they end in one: dates in Ukrainian and Russian do."""
    return words if words.endswith(".") else f"{words}."
