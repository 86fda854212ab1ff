"""Expressions that name days: *overnight into Sunday*, *on Nov. 9*, *last week*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from events.extraction.data.phrase_patterns import one_of, one_of_list, phrase, phrases
from events.extraction.data.word_lists import language_table, word_set
from events.extraction.dates import calendar_days
from events.extraction.types import DateSpan

POSSESSIVE = ("'s", "’s")
LETTERS_OF_A_MONTH = 3  # every name and abbreviation of a month begins with them


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that name days: character offsets into the article, the span, the rule."""

    start: int
    end: int
    span: DateSpan
    rule: str
    since: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """A phrase that names days. `holds`: it holds one of these, which is quick to look for."""

    rule: str
    pattern: re.Pattern[str]
    read: calendar_days.Reader
    holds: tuple[str, ...]


# How the expressions of `dates.toml` are read, by the names of their rules.
READERS: Mapping[str, calendar_days.Reader] = {
    "overnight": calendar_days.overnight,
    "explicit": calendar_days.explicit,
    "days of a month": calendar_days.days_of_month,
    "in figures": calendar_days.in_figures,
    "month": calendar_days.named_month,
    "day of the month": calendar_days.day_of_month,
    "part of the month": calendar_days.part_of_month,
    "weekday": calendar_days.weekday,
    "today": calendar_days.days(0, 0),
    "day before yesterday": calendar_days.days(2, 2),
    "yesterday": calendar_days.days(1, 1),
    "this week": calendar_days.week(0),
    "last week": calendar_days.week(1),
    "past": calendar_days.past,
    "lasting": calendar_days.past,
    "ago": calendar_days.ago,
    "weekend": calendar_days.weekend,
    "hours ago": calendar_days.days(1, 0),
    "recent days": calendar_days.days(4, 0),
    "recent weeks": calendar_days.days(21, 0),
    "days after": calendar_days.some_days(4),
    "weeks after": calendar_days.some_days(21),
    "earlier this month": calendar_days.month_back(0),
    "this month": calendar_days.month_back(0),
    "last month": calendar_days.month_back(1),
    "this year": calendar_days.year_back(0),
    "last year": calendar_days.year_back(1),
    "weekday of last week": calendar_days.weekday_of_last_week,
    "year": calendar_days.year,
}


def _expressions() -> Iterator[Expression]:
    months = sorted({name[:LETTERS_OF_A_MONTH] for name in calendar_days.months()})
    for row in language_table("dates.toml")["expression"]:
        for words in row["phrases"]:
            holds = tuple(row.get("holds") or months)
            yield Expression(row["rule"], _pattern(words, row), READERS[row["rule"]], holds)


def _pattern(words: str, row: Mapping[str, Any]) -> re.Pattern[str]:
    but_for = "".join(f"(?<!{re.escape(other)})" for other in row.get("but_for", ()))
    not_before = "".join(f"(?!{re.escape(other)})" for other in row.get("not_before", ()))
    found = phrase(words, **_slots(row))
    behind = (
        rf"(?=\s*(?:$|[^\w\s])|\s+{one_of(row['only_before'])}\b)" if "only_before" in row else ""
    )
    return re.compile(rf"(?<!\w){found}(?!\w){but_for}{not_before}{behind}", re.IGNORECASE)


def _slots(row: Mapping[str, Any]) -> dict[str, str]:
    """What the names in curly brackets stand for in the phrases of an expression."""
    number = one_of((*calendar_days.numbers(), *word_set("dates", "vague_numbers")))
    slots = {
        "weekday": rf"(?P<weekday>{one_of(calendar_days.weekdays())})\b",
        "month": rf"(?P<month>{one_of(calendar_days.months())})\b",
        "day": r"(?P<day>\d{1,2})",
        "last_day": r"(?P<last_day>\d{1,2})",
        "month_number": r"(?P<month_number>\d{1,2})",
        "year": r"(?P<year>\d{4})",
        "short_year": r"(?P<year>\d\d)",
        "recent_year": r"(?P<year>(?:19|20)\d\d)",
        "number": rf"(?P<number>\d+|{number})",
        "unit": f"(?P<unit>{one_of(row.get('units', ()))})",
    }
    optional = {name: row[name] for name in ("night", "last", "vaguely") if name in row}
    return slots | {
        name: f"(?P<{name}>{'|'.join(map(phrase, listed))})?" for name, listed in optional.items()
    }


EXPRESSIONS = tuple(_expressions())


def _before_day(words: str, between: str) -> re.Pattern[str]:
    """Words right before a day, with those that may stand between them and the day."""
    filler = f"(?:{one_of_list('dates', between)}\\s+)?"
    return re.compile(rf"\b{words}\s+{filler}$", re.IGNORECASE)


SINCE = _before_day(one_of(word_set("dates", "since") | word_set("dates", "from")), "part_of_time")
NOT_WHEN = _before_day(one_of_list("dates", "not_when"), "part_of_time_before")
_HOUR = rf"\s+(?:\d|{one_of_list('dates', 'hours_named')}\b)"
SINCE_CLAUSE = re.compile(
    rf"\b{one_of_list('dates', 'since_clause')}\b(?!{_HOUR})[^,.;]{{1,70}}$", re.IGNORECASE
)
COMPARED = re.compile(
    rf"\b{one_of_list('dates', 'compared')}\b[^,.;]{{1,60}}\b{one_of_list('dates', 'since')}\s+"
    rf"(?:{one_of_list('dates', 'part_of_time')}\s+)?$",
    re.IGNORECASE,
)
AFTER_WHAT = _before_day(one_of_list("dates", "after_what"), "part_of_time_before")
UP_TO = re.compile(
    rf"[^.;]{{0,4}}\s*\b{one_of_list('dates', 'up_to')}\s+(?:[\w.:]+\s+){{0,5}}$", re.IGNORECASE
)
AND = re.compile(rf"\s+{one_of_list('function_words', 'and')}\s+", re.IGNORECASE)
INTO = re.compile(rf"\s+{phrases('dates', 'into_the_next')}", re.IGNORECASE)
# not *attacked Kyiv on Saturday and early on Sunday shelled Kherson*
ENDS_THERE = re.compile(rf"\W*$|[,.;:)]|\s+{one_of_list('dates', 'behind_two_days')}\b")
RANGE_FROM = re.compile(
    rf"\b{one_of_list('dates', 'range_from')}\s+(?:[\w.:]+\s+){{0,5}}$", re.IGNORECASE
)


def read_dates(words: str, offset: int, published_on: date) -> list[DateWords]:
    """Every expression in `words` that names days, earlier rules before later ones where they
    overlap.
    """
    found: list[DateWords] = []
    lowered = words.casefold()
    for expression in EXPRESSIONS:
        if any(part in lowered for part in expression.holds):
            for match in expression.pattern.finditer(words):
                one = _read(match, expression, offset, published_on)
                if one is not None and not any(
                    one.start < d.end and d.start < one.end for d in found
                ):
                    found.append(one)
    return _joined(sorted(found, key=lambda d: d.start), words, offset)


def _joined(found: list[DateWords], words: str, offset: int) -> list[DateWords]:
    """*from 10 p.m. on June 19 to 5 a.m. on June 20*: two days that a text names as the ends of a
    span are one expression.
    """
    joined: list[DateWords] = []
    for here in found:
        before = joined[-1] if joined else None
        if before and (
            _is_range(before, here, words, offset) or _are_two(before, here, words, offset)
        ):
            span = DateSpan(before.span.start, here.span.end)
            joined[-1] = DateWords(before.start, here.end, span, before.rule)
        else:
            joined.append(here)
    return joined


def _are_two(first: DateWords, last: DateWords, words: str, offset: int) -> bool:
    """*on Monday and Tuesday*, *late on Saturday and into Sunday*: both of them."""
    between = words[first.end - offset : last.start - offset]
    weekdays_only = first.rule == last.rule == "date/weekday"
    apart = (last.span.start - first.span.start).days
    into = INTO.fullmatch(between) and ENDS_THERE.match(words, last.end - offset)
    return weekdays_only and apart == 1 and bool(AND.fullmatch(between) or into)


def _is_range(first: DateWords, last: DateWords, words: str, offset: int) -> bool:
    between = words[first.end - offset : last.start - offset]
    opened = RANGE_FROM.search(words[: first.start - offset])
    return bool(first.span.start < last.span.end and opened and UP_TO.fullmatch(between))


def _read(
    match: re.Match[str], expression: Expression, offset: int, published_on: date
) -> DateWords | None:
    before = match.string[: match.start()]
    of_an_event = AFTER_WHAT.search(before) and _is_possessive(match)
    if (NOT_WHEN.search(before) and not of_an_event) or _since_another(before):
        return None
    if _is_compared_with(match, before):
        return None
    span = expression.read(match, published_on)
    if span is None:
        return None
    since = (bool(SINCE.search(before)) and not _is_bounded(match)) or match[0].lower().startswith(
        tuple(word_set("dates", "since"))
    )
    return DateWords(
        match.start() + offset,
        match.end() + offset,
        DateSpan(span.start, published_on) if since else span,
        f"date/{expression.rule}",
        since,
    )


def _is_compared_with(match: re.Match[str], before: str) -> bool:
    """*the worst night since May*; *since* may be read as part of the day."""
    words = match[0].lower().split()
    said = f"{words[0]} " if words[0] in word_set("dates", "since") else ""
    return bool(COMPARED.search(before + said))


def _is_bounded(match: re.Match[str]) -> bool:
    """*the death toll from Friday's strike*, *from 4 to 5 November*: those days, and none since."""
    if "last_day" in match.groupdict():
        return True
    return _is_possessive(match)


def _is_possessive(match: re.Match[str]) -> bool:
    return match.string[match.end() :].startswith(POSSESSIVE)


def _since_another(before: str) -> bool:
    """*the deadliest strike since the invasion began in February 2022*: that month is not when it
    happened.
    """
    return bool(SINCE_CLAUSE.search(before)) and not SINCE.search(before)
