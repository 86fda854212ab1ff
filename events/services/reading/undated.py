"""Articles whose day of publication nobody has told.

*On Monday* means no day in them. A report whose words name a day with its year has that day and
makes an event; the others are kept with their article, and make none until the day is set.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from events.extraction.dates.expressions import read_dates
from events.extraction.types import Report

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def day_to_read_from(text: str, published_on: date | None, submitted_at: datetime) -> date:
    """The day from which the text is read.

    Of an undated article it is the last day with a year that the text names: from the day of
    submission, an archived text would seem to tell of nothing but the distant past.
    """
    if published_on is not None:
        return published_on
    latest = submitted_at.date()
    named = (
        words.span.end
        for words in read_dates(text, 0, latest)
        if not words.since and _YEAR.search(text[words.start : words.end])
    )
    return max((day for day in named if day <= latest), default=latest)


def is_undated(report: Report, text: str, published_on: date | None) -> bool:
    """Whether neither the article nor the words that tell the event name its day."""
    return published_on is None and not any(
        _YEAR.search(text[why.start : why.end]) for why in report.why if why.field == "date"
    )
