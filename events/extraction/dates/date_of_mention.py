"""When it happened: words and the publication day give a span of days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import DateSpan, Why

DAY = timedelta(days=1)
WEEKDAYS = [name.lower() for name in calendar.day_name]
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {
    "sept": 9
}
_W = "|".join(WEEKDAYS)
_M = "|".join(sorted(MONTHS, key=len, reverse=True))
LONG_AGO = 30  # days: what is told as older than this is background


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that name days: character offsets into the article, the span, the rule."""

    start: int
    end: int
    span: DateSpan
    rule: str
    since: bool = False


def _back_to(weekday: str, on: date) -> date:
    """The latest such weekday not after `on`."""
    return on - ((on.weekday() - WEEKDAYS.index(weekday)) % 7) * DAY


def _month(year: int, month: int, latest: date) -> DateSpan:
    last = date(year, month, calendar.monthrange(year, month)[1])
    first = date(year, month, 1)
    return DateSpan(first, max(first, min(last, latest)))


def _explicit(match: re.Match[str], on: date) -> DateSpan | None:
    month = MONTHS[match["month"].lower().rstrip(".")]
    year = int(match["year"]) if match["year"] else on.year
    try:
        day = date(year, month, int(match["day"]))
    except ValueError:
        return None
    if not match["year"] and day > on + DAY:
        day = day.replace(year=year - 1) if (month, day.day) != (2, 29) else day
    return DateSpan(day - DAY, day) if match["night"] else DateSpan(day, day)


def _named_month(match: re.Match[str], on: date) -> DateSpan:
    month = MONTHS[match["month"].lower()]
    year = int(match["year"]) if match["year"] else on.year - (month > on.month)
    return _month(year, month, on)


def _overnight(match: re.Match[str], on: date) -> DateSpan:
    day = _back_to(match["weekday"].lower(), on) if match["weekday"] else on
    return DateSpan(day - DAY, day)


def _weekday(match: re.Match[str], on: date) -> DateSpan:
    day = _back_to(match["weekday"].lower(), on)
    if match["last"] and day == on:
        day -= 7 * DAY
    return DateSpan(day, day)


def _week(back: int) -> Callable[[re.Match[str], date], DateSpan]:
    def span(_match: re.Match[str], on: date) -> DateSpan:
        monday = on - on.weekday() * DAY - 7 * back * DAY
        return DateSpan(monday, min(on, monday + 6 * DAY))

    return span


def _days(first: int, last: int) -> Callable[[re.Match[str], date], DateSpan]:
    return lambda _match, on: DateSpan(on - first * DAY, on - last * DAY)


def _past(match: re.Match[str], on: date) -> DateSpan:
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    number = match["number"].lower()
    days = int(number) if number.isdigit() else words.index(number) + 1 if number in words else 1
    unit = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}[match["unit"].lower()]
    return DateSpan(on - max(1, round(days * unit)) * DAY, on)


def _past_or_one(match: re.Match[str], on: date) -> DateSpan:
    """*the past two days*, *the last week*: one where no number stands."""
    if match["number"]:
        return _past(match, on)
    return DateSpan(
        on
        - {"hour": 1, "day": 1, "week": 7, "month": 30, "year": 365}[match["unit"].lower()] * DAY,
        on,
    )


def _weekend(_match: re.Match[str], on: date) -> DateSpan:
    """The Saturday and Sunday not after the day of publication."""
    sunday = _back_to("sunday", on) if on.weekday() != WEEKDAYS.index("saturday") else on + DAY
    return DateSpan(sunday - DAY, min(sunday, on))


def _ago(match: re.Match[str], on: date) -> DateSpan:
    span = _past(match, on)
    return DateSpan(span.start, span.start)


def _year(match: re.Match[str], on: date) -> DateSpan | None:
    year = int(match["year"])
    return (
        DateSpan(date(year, 1, 1), min(on, date(year, 12, 31))) if 1900 <= year <= on.year else None
    )


def _month_back(back: int) -> Callable[[re.Match[str], date], DateSpan]:
    def span(_match: re.Match[str], on: date) -> DateSpan:
        month = (on.month - back - 1) % 12 + 1
        return _month(on.year - (month > on.month), month, on)

    return span


_NUMBER = r"(?P<number>\d+|one|two|three|four|five|six|seven|eight|nine|ten|few|several)"
RULES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str], date], DateSpan | None]], ...] = (
    tuple(
        (name, re.compile(pattern, re.IGNORECASE), read)
        for name, pattern, read in (
            (
                "overnight",
                (
                    rf"\b(?:overnight(?: (?:and )?(?:in)?to (?:early )?(?P<weekday>{_W})\b)?"
                    rf"|last night)"
                ),
                _overnight,
            ),
            (
                "explicit",
                (
                    rf"\b(?P<night>(?:on the )?night of )?(?P<month>{_M})\.? "
                    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{4}))?"
                ),
                _explicit,
            ),
            (
                "explicit",
                (
                    r"\b(?P<night>night of )?(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?"
                    rf"(?P<month>{_M})\b\.?(?:,? (?P<year>\d{{4}}))?"
                ),
                _explicit,
            ),
            (
                "month",
                (
                    rf"\b(?:in|of|last|early|late|mid-|since|during)[ -]?(?P<month>{_M})"
                    r"(?: (?:of )?(?P<year>\d{4}))?\b"
                ),
                _named_month,
            ),
            ("weekday", rf"\b(?P<last>last )?(?P<weekday>{_W})\b", _weekday),
            ("today", r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", _days(0, 0)),
            ("yesterday", r"\byesterday\b", _days(1, 1)),
            ("this week", r"\b(?:earlier )?this week\b", _week(0)),
            ("last week", r"\blast week\b", _week(1)),
            (
                "past",
                (
                    rf"\b(?:past|last|previous) (?:{_NUMBER} )?"
                    r"(?P<unit>hour|day|week|month|year)s?\b(?<!last week)(?<!last month)"
                ),
                _past_or_one,
            ),
            ("ago", rf"\b{_NUMBER} (?P<unit>day|week|month)s? (?:ago|earlier)\b", _ago),
            (
                "weekend",
                r"\b(?:at|over|during) the (?:past |last )?weekend\b|\bthis weekend\b",
                _weekend,
            ),
            ("hours ago", r"\b(?:past|last) 24 hours\b|\bin the early hours\b(?! of)", _days(1, 0)),
            ("recent days", r"\brecent days\b", _days(4, 0)),
            ("recent weeks", r"\brecent weeks\b", _days(21, 0)),
            ("this month", r"\b(?:earlier )?this month\b", _month_back(0)),
            ("last month", r"\blast month\b", _month_back(1)),
            (
                "year",
                r"\b(?:in|since|of|the|until|from) (?P<year>(?:19|20)\d\d)\b(?! people)",
                _year,
            ),
        )
    )
)
# What a rule's words hold, one of these at least: to look for them takes a hundredth of the search,
# and most sentences have none.
_MONTHS = tuple(sorted({name[:3] for name in MONTHS}))
_PARTS: dict[str, tuple[str, ...]] = {
    "overnight": ("night",),
    "explicit": _MONTHS,
    "month": _MONTHS,
    "weekday": ("day",),
    "today": ("today", "this ", "tonight"),
    "yesterday": ("yesterday",),
    "this week": ("this week",),
    "last week": ("last week",),
    "past": ("past ", "last ", "previous "),
    "ago": ("ago", "earlier"),
    "weekend": ("weekend",),
    "hours ago": ("hours",),
    "recent days": ("recent ",),
    "recent weeks": ("recent ",),
    "this month": ("this month",),
    "last month": ("last month",),
    "year": ("19", "20"),
}
SINCE = re.compile(r"\b(?:since|from)\s+(?:(?:early|late|last|mid-|the)\s+)?$", re.IGNORECASE)
SINCE_CLAUSE = re.compile(r"\b(?:since|before|until|prior to)\b[^,.;]{1,70}$", re.IGNORECASE)
NOT_WHEN = re.compile(
    (
        r"\b(?:before|prior to|until|till|by|after|ahead of|not "
        r"since)\s+(?:(?:early|late|last|the)\s+)?$"
    ),
    re.IGNORECASE,
)


def _since_long(before: str) -> bool:
    """*the deadliest strike since Russia's invasion began in February 2022*: that month is not when
    it happened.
    """
    return bool(SINCE_CLAUSE.search(before)) and not SINCE.search(before)


def read_dates(words: str, offset: int, published_on: date) -> list[DateWords]:
    """Every expression in `words` that names days, earlier rules before later ones where they
    overlap.
    """
    found: list[DateWords] = []
    lowered = words.casefold()
    for rule, pattern, read in RULES:
        if not any(part in lowered for part in _PARTS[rule]):
            continue
        for match in pattern.finditer(words):
            taken = any(
                match.start() + offset < d.end and d.start < match.end() + offset for d in found
            )
            if (
                taken
                or NOT_WHEN.search(words[: match.start()])
                or _since_long(words[: match.start()])
            ):
                continue
            span = read(match, published_on)
            if span is not None:
                since = bool(SINCE.search(words[: match.start()])) or match[0].lower().startswith(
                    "since"
                )
                span = DateSpan(span.start, published_on) if since else span
                found.append(
                    DateWords(
                        match.start() + offset, match.end() + offset, span, f"date/{rule}", since
                    )
                )
    return sorted(found, key=lambda d: d.start)


def when(mention: Mention, document: Document) -> tuple[DateSpan, Why] | None:
    """The days that the mention's own sentence gives: of its clause, else of the clause that
    reports it. None: it gives none.
    """
    sentence = mention.sentence
    words = read_dates(document.words(sentence), sentence.start, document.published_on)
    clause = [d for d in words if any(t in mention.scope for t in _tokens(d, mention, document))]
    plain = [d for d in clause if not d.since] or [d for d in words if not d.since]
    near = sorted(plain or clause, key=lambda d: _distance(d, mention, document))
    if not near:
        return None
    if (
        near[0].rule == "date/overnight"
        and len(near) > 1
        and document.text[near[0].start : near[0].end].lower() == "overnight"
    ):
        near = [_night_of(near[0], near[1])]
    return near[0].span, Why("date", near[0].rule, near[0].start, near[0].end)


def _night_of(night: DateWords, day: DateWords) -> DateWords:
    """*overnight* beside another day: with a weekday its eve to it; *last week ... overnight
    attacks* is that week.
    """
    if day.span.start == day.span.end:
        return DateWords(
            day.start, day.end, DateSpan(day.span.start - DAY, day.span.end), "date/overnight"
        )
    return day


def _tokens(words: DateWords, mention: Mention, document: Document) -> Iterator[int]:
    for token in document.tokens(mention.sentence):
        if words.start <= document.start(token) < words.end:
            yield int(token.i)


def _distance(words: DateWords, mention: Mention, document: Document) -> int:
    return abs(words.start - document.start(document.parse[mention.trigger]))


def is_background(span: DateSpan, published_on: date) -> bool:
    return (published_on - span.end).days > LONG_AGO or (
        published_on - span.start
    ).days > 3 * LONG_AGO
