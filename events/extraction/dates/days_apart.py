"""Days counted from another event's: *the following day*, *two days after they took the town*."""

from __future__ import annotations

import re

from events.extraction.data.phrase_patterns import one_of, phrases
from events.extraction.data.word_lists import word_set
from events.extraction.dates.calendar_days import DAY, numbers
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import DateSpan, Why

_ONE = word_set("dates", "one")
_COUNT = rf"(?P<count>{one_of((*numbers(), *_ONE))}|\d{{1,2}})"
_CLAUSE_ENDS = re.compile(r"[,;.]")


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(phrases("dates", name, count=_COUNT), re.IGNORECASE)


LATER, EARLIER, SAME = map(_pattern, ("days_later", "days_earlier", "same_day"))
WEEKS_LATER, WEEKS_EARLIER = map(_pattern, ("weeks_later", "weeks_earlier"))
WEEK = 7
WEEK_AFTER = _pattern("week_after")
AFTER = re.compile(
    rf"(?P<day>{_pattern('day_after').pattern})|{_pattern('hours_after').pattern}", re.IGNORECASE
)


def days_apart(mention: Mention, document: Document) -> tuple[int, Why] | None:
    """How many days after (before: negative) the event told last it happened, where the sentence
    says so: *a day later* is 1.
    """
    words = document.words(mention.sentence)
    for pattern, sign in (
        (LATER, 1),
        (EARLIER, -1),
        (WEEKS_LATER, WEEK),
        (WEEKS_EARLIER, -WEEK),
        (SAME, 0),
    ):
        match = pattern.search(words)
        if match is not None and not _counts_from_its_own_clause(words[match.end() :]):
            start = mention.sentence.start + match.start()
            why = Why("date", "date/told from another", start, start + len(match[0]))
            return sign * _number(match.groupdict().get("count")), why
    return None


def _counts_from_its_own_clause(rest: str) -> bool:
    """*the next day after talks*."""
    return rest.lstrip().startswith(tuple(word_set("dates", "after")))


def days_before_its_clause(mention: Mention, document: Document) -> int | None:
    """*entered Sake, a day after taking Goma*: the capture of Goma was one day before what the main
    clause tells.
    """
    words = document.words(mention.sentence)
    trigger = document.start(document.parse[mention.trigger]) - mention.sentence.start
    for match in (*AFTER.finditer(words), *WEEK_AFTER.finditer(words)):
        ends = _CLAUSE_ENDS.search(words, match.end())
        if match.end() <= trigger and (ends is None or trigger < ends.start()):
            if match.re is WEEK_AFTER:
                return WEEK * _number(match["count"])
            return _number(match["count"]) if match["day"] else 0
    return None


def _number(word: str | None) -> int:
    if word is None or word.lower() in _ONE:
        return 1
    return numbers().get(word.lower()) or int(word)


def shifted(span: DateSpan, days: int) -> DateSpan:
    """The same span, so many days later."""
    return DateSpan(span.start + days * DAY, span.end + days * DAY)
