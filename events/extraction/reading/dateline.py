"""The day of publication, where the head of an article gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from events.extraction.data.phrase_patterns import one_of, one_of_list, phrase
from events.extraction.data.word_lists import language_table, word_set

HEAD_CHARACTERS = 1_000
# On many sites a headline, a byline, a reading time and blank lines stand above the date.
HEAD_LINES = 6

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(language_table("dates.toml")["months"], 1)
    for name in names
}
MONTH = rf"(?P<month>{one_of(_MONTHS)})\.?"
_DAY = rf"(?P<day>\d{{1,2}}){one_of_list('reading', 'ordinal_endings')}?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"

_LABELS = "|".join(map(phrase, sorted(word_set("reading", "date_labels"))))
_LABEL = rf"\s{{0,20}}(?:[#|•·]\s{{0,3}})?(?:(?:{_LABELS})\s{{0,3}}:?\s{{0,3}})?"
_COUNTRY = r"(?:, ?[A-Z][A-Za-z. ]{1,30})?"
_PLACE = rf"(?-i:[A-Z][A-Z .'’-]{{1,40}}{_COUNTRY}, )?"  # KYIV, Ukraine, Nov. 13, 2024 (AP) -
# Kyiv, 13 November 2024
_TITLE_CASE = rf"(?-i:[A-Z][\w.'’-]{{1,30}}(?: [A-Z][\w.'’-]{{1,30}}){{0,2}}{_COUNTRY}, )"
_WEEKDAY = rf"(?:{one_of_list('reading', 'weekday_beginnings')}[a-z]{{0,6}}\.?,? )?"
# What may follow a date that stands by itself. Prose goes on with words: "October 9, 2023 was a
# dark day" is no dateline.
_BEFORE_HOURS = one_of_list("reading", "before_hours")
_AFTER = rf"(?=[ \t]*(?:$|[\r\n(|·•—–-]|(?:,|{_BEFORE_HOURS})?[ \t]{{0,3}}\d{{1,2}}[:.]\d\d))"
# A place in ordinary letters may as well start a headline: "Kherson, 11 November 2022 – the day
# that it was freed".
_ENDS = r"(?=[ \t]*(?:$|[\r\n(])|\.?[ \t]*/)"  # Dushanbe, 21.11.2016. /Khovar/.
_WRITTEN = (
    rf"{_YEAR}-(?P<month>\d\d)-{_DAY}",
    rf"{_YEAR}/(?P<month>\d{{1,2}})/{_DAY}",
    rf"{MONTH} {_DAY},? {_YEAR}",
    rf"{_DAY} {MONTH},? {_YEAR}",
    rf"{_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}",  # with full stops the day always stands first
    rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}",
)
# The label of newswire collections, which runs straight into the text: " date 2024-11-13 Russia
# escalated ..."
_LABELLED = re.compile(
    rf"\s{{0,20}}{one_of_list('reading', 'collection_label')}:? "
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b",
    re.IGNORECASE,
)
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


def after_label(text: str) -> str:
    """The text without the label and day that newswire collections put before it."""
    labelled = _LABELLED.match(text)
    return text[labelled.end() :] if labelled else text


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
    """Where the first lines start that are not blank."""
    return [match.start() for match in re.finditer(r"^(?=[^\n]*\S)", head, re.MULTILINE)][
        :HEAD_LINES
    ]


def _dateline(match: re.Match[str], start: int, end: int) -> Dateline | None:
    groups = match.groupdict()
    if "first" in groups:
        month_and_day = _unambiguous(int(groups["first"]), int(groups["second"]))
    else:
        month_and_day = (month_number(groups["month"]), int(groups["day"]))
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


def month_number(month: str) -> int:
    """1 for `Jan`, `January` and `01`."""
    return int(month) if month.isdigit() else _MONTHS[month.lower()]
