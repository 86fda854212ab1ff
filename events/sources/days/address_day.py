"""The day that an article's address holds: /2025/03/05/, /2025/mar/05/, /2025-03-05-title.

In /2016/11/27-killed-in-kabul the number belongs to the title.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from events.sources.days.words import folded, months

_FORMS = (
    re.compile(
        r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|[a-z]{3,9})/(?P<day>\d\d?)(?=[/_.]|-\d|$)"
    ),
    re.compile(r"(?<!\d)(?<!\d-)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-]*\d)"),
    re.compile(r"(?<=[/_-])(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=[/_.-]|$)"),
)


def address_day(url: str) -> date | None:
    """The only day in the path of the address; None if there is none or several."""
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return None
    for form in _FORMS:
        days = {day for found in form.finditer(path) if (day := _day(found)) is not None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _day(found: re.Match[str]) -> date | None:
    month = found["month"]
    number = int(month) if month.isdigit() else months().get(folded(month), 0)
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
