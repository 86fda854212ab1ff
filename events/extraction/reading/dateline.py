"""The day on which an article says that it was published, where its head says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

HEAD_CHARACTERS = 1_000
# a headline, a byline, a reading time and a few blank remarks stand above the date on many sites
HEAD_LINES = 6

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"

_LABEL = (
    r"\s{0,20}(?:(?:(?:first |last )?(?:published|posted|updated|modified)(?: on| "
    r"at)?|date)\s{0,3}:?\s{0,3})?"
)
_COUNTRY = r"(?:, ?[A-Z][A-Za-z. ]{1,30})?"
_PLACE = rf"(?-i:[A-Z][A-Z .'’-]{{1,40}}{_COUNTRY}, )?"  # KYIV, Ukraine, Nov. 13, 2024 (AP) -
# Kyiv, 13 November 2024
_TITLE_CASE = rf"(?-i:[A-Z][\w.'’-]{{1,30}}(?: [A-Z][\w.'’-]{{1,30}}){{0,2}}{_COUNTRY}, )"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?"
# What may follow a date that stands by itself. Prose goes on with words: "October 9, 2023 was a
# dark day" is no dateline.
_AFTER = r"(?=[ \t]*(?:$|[\r\n(|·•—–-]|(?:,|at|t)?[ \t]{0,3}\d{1,2}[:.]\d\d))"
# A place in ordinary letters may as well begin a headline: "Kherson, 11 November 2022 – the day
# that it was freed".
_ENDS = r"(?=[ \t]*(?:$|[\r\n(]))"
_WRITTEN = (
    rf"{_YEAR}-(?P<month>\d\d)-{_DAY}",
    rf"{_YEAR}/(?P<month>\d{{1,2}})/{_DAY}",
    rf"{_MONTH} {_DAY},? {_YEAR}",
    rf"{_DAY} {_MONTH},? {_YEAR}",
    rf"{_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}",  # with full stops the day always stands first
    rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}",
)
# The label of newswire collections, which runs straight into the text: " date 2024-11-13 Russia
# escalated ..."
_LABELLED = re.compile(rf"\s{{0,20}}date:? {_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b", re.IGNORECASE)
_DATELINES = tuple(
    re.compile(rf"{_LABEL}{place}{_WEEKDAY}(?P<date>{form}){after}", re.IGNORECASE)
    for place, after in ((_PLACE, _AFTER), (_TITLE_CASE, _ENDS))
    for form in _WRITTEN
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A publication day, and the offsets of the words that give it."""

    day: date
    start: int
    end: int


def find_dateline(text: str) -> Dateline | None:
    """The dateline at the head of an article, or None where there is none or it can be read in two
    ways (8/9/2024).
    """
    labelled = _LABELLED.match(text)
    if labelled:
        return _dateline(labelled, labelled.start("year"), labelled.end("day"))
    for start in _line_starts(text[:HEAD_CHARACTERS]):
        for form in _DATELINES:
            match = form.match(text, start)
            if match:
                return _dateline(match, match.start("date"), match.end("date"))
    return None


def _line_starts(head: str) -> list[int]:
    """Where the first lines begin that are not blank."""
    return [match.start() for match in re.finditer(r"^(?=[^\n]*\S)", head, re.MULTILINE)][
        :HEAD_LINES
    ]


def _dateline(match: re.Match[str], start: int, end: int) -> Dateline | None:
    groups = match.groupdict()
    if "first" in groups:
        month_and_day = _unambiguous(int(groups["first"]), int(groups["second"]))
    else:
        month_and_day = (_month_number(groups["month"]), int(groups["day"]))
    if month_and_day is None:
        return None
    try:
        return Dateline(date(int(groups["year"]), *month_and_day), start, end)
    except ValueError:  # 31 February
        return None


def _unambiguous(first: int, second: int) -> tuple[int, int] | None:
    """Month and day of `8/23/2024` and `23/8/2024`; None for `8/9/2024`, which Britain and America
    read differently.
    """
    if first == second or second > 12:
        return first, second
    return (second, first) if first > 12 else None


def _month_number(month: str) -> int:
    return int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
