"""The numbers that a report gives, and whether they come on top. Pure: values in, values out."""

from __future__ import annotations

from events.extraction.quantities.area_totals import (
    counts_attacks,
    tells_of_an_area,
    tells_of_several,
)
from events.extraction.quantities.people.increments import comes_on_top, corrects
from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Count, Evidence, Precision, Report, Why

TOLLS = ("killed", "wounded")
BARRAGE = 10  # munitions: so many are not fired at one house


def count_of(what: str, report: Report) -> Count | None:
    """*dozens of dead* without a number says nothing."""
    count: Count | None = getattr(report.casualties, what)
    return None if count == Count(None, None) else count


def sums_up(report: Report) -> bool:
    """Whether its numbers are those of an area or of several attacks, as its words or a barrage
    tell. Of one town or district only words that count the attacks say so.
    """
    if not _is_coarse(report) and len(report.places) == 1:
        return any(counts_attacks(sentence.text) for sentence in report.evidence)
    launched = sum((one.launched or 0) + (one.intercepted or 0) for one in report.weapons)
    return launched >= BARRAGE or any(
        tells_of_several(sentence.text) for sentence in report.evidence
    )


def covers_an_area(report: Report) -> bool:
    """Whether its numbers are those of a whole area, by its words: of a district those that count
    its attacks.
    """
    if report.places and report.places[0].precision is Precision.DISTRICT:
        return any(counts_attacks(sentence.text) for sentence in report.evidence)
    return _is_coarse(report) and any(map(tells_of_an_area, (e.text for e in report.evidence)))


def _is_coarse(report: Report) -> bool:
    return not report.places or report.places[0].precision in (
        Precision.COUNTRY,
        Precision.REGION,
    )


def told_on_top(what: str, report: Report) -> bool:
    """Whether the words of the number say that it comes on top: *three more died* after 20."""
    return any(_on_top(why, report) for why in report.why if why.field == what)


def told_to_correct(what: str, report: Report) -> bool:
    """Whether the text gives the number in place of one told before: *revised down from 101*."""
    found = next((why for why in report.why if why.field == what), None)
    return found is not None and any(map(corrects, (e.text for e in report.evidence)))


def _on_top(why: Why, report: Report) -> bool:
    return any(
        comes_on_top(words) and not _gives_the_sum(words, why.field, report)
        for sentence in report.evidence
        if sentence.start <= why.start and why.end <= sentence.end
        if not _stands_beside(why, sentence, report)
        for words in [_words(sentence, why)]
    )


def _gives_the_sum(words: str, what: str, report: Report) -> bool:
    """*Two more people died, raising the toll to 14*: 14 holds the two and those before them."""
    count, told = count_of(what, report), [numeral.count for numeral in read_numerals(words)]
    return count is not None and bool(told) and count not in told


def _stands_beside(why: Why, sentence: Evidence, report: Report) -> bool:
    """Whether it stands beside the other number, that is no more: *8 were killed and another 23
    injured*.
    """
    return any(
        other.field in TOLLS
        and other.field != why.field
        and sentence.start <= other.start < why.start
        and not comes_on_top(_words(sentence, other))
        for other in report.why
    )


def _words(sentence: Evidence, why: Why) -> str:
    """The words that the number was read from. They may stand behind it: *two more people wounded
    in Tuesday's strike have died*.
    """
    start, end = why.start - sentence.start, why.end - sentence.start
    words = sentence.text[start:end]
    return words if any(True for _ in read_numerals(words)) else sentence.text[:end]
