"""Days told from another event's: *the following day*, *two days after they took the town*."""

from __future__ import annotations

import re
from datetime import timedelta

from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import DateSpan, Why

DAY = timedelta(days=1)
_UNIT = r"(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) days?"
LATER = re.compile(
    (
        rf"\b(?:the (?:following|next) (?:day|morning|night|evening|afternoon)|(?:{_UNIT}) "
        rf"(?:later|afterwards))\b"
    ),
    re.IGNORECASE,
)
EARLIER = re.compile(
    rf"\b(?:the (?:day before|previous (?:day|night))|(?:{_UNIT}) (?:before|earlier|previously))\b",
    re.IGNORECASE,
)
SAME = re.compile(
    (
        r"\b(?:(?:on |in |at )?(?:the|that) same (?:day|night|morning)|that "
        r"(?:day|night|morning|evening|afternoon))\b"
    ),
    re.IGNORECASE,
)
AFTER = re.compile(rf"\b(?:{_UNIT}|the day|hours) after\b", re.IGNORECASE)
_COUNTS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
} | {"a": 1}


def days_apart(mention: Mention, document: Document) -> tuple[int, Why] | None:
    """How many days after (before: negative) the event told last it happened, where the sentence
    says so: *a day later* is 1.
    """
    words = document.words(mention.sentence)
    for pattern, sign in ((LATER, 1), (EARLIER, -1), (SAME, 0)):
        match = pattern.search(words)
        if match is not None and not words[match.end() :].lstrip().startswith("after"):
            count = match.groupdict().get("count")
            number = _number(count) if count else 1
            start = mention.sentence.start + match.start()
            return sign * number, Why(
                "date", "date/told from another", start, start + len(match[0])
            )
    return None


def days_before_its_clause(mention: Mention, document: Document) -> int | None:
    """*entered Sake, a day after taking Goma*: the capture of Goma was one day before what the main
    clause tells.
    """
    words = document.words(mention.sentence)
    trigger = document.start(document.parse[mention.trigger]) - mention.sentence.start
    for match in AFTER.finditer(words):
        ends = re.search(r"[,;.]", words[match.end() :])
        if match.end() <= trigger and (ends is None or trigger < match.end() + ends.start()):
            return (
                _number(match["count"]) if match["count"] else 1 if "day" in match[0].lower() else 0
            )
    return None


def _number(word: str) -> int:
    return _COUNTS.get(word.lower()) or int(word)


def shifted(span: DateSpan, days: int) -> DateSpan:
    """The same span, so many days later."""
    return DateSpan(span.start + days * DAY, span.end + days * DAY)
