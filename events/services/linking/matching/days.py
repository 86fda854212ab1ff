"""How the days of two reports lie to each other."""

from __future__ import annotations

from datetime import timedelta

from events.extraction.types import DateSpan
from events.services.linking.matching import content, places, tolls
from events.services.linking.matching.traits import Traits


def relation(one: DateSpan, other: DateSpan) -> str:
    """*Nested* covers *Tuesday* and *overnight into Wednesday*; *touching* two nights of a row."""
    if one == other:
        return "same"
    if _within(one, other) or _within(other, one):
        return "nested"
    return "touching" if one.overlaps(other) else "apart"


def day_of_telling(one: Traits, other: Traits) -> bool:
    """Whether the later day may be that of the report: *has climbed to 34, he said on Saturday*.

    The same town is hit again the next day, too, so what was hit or the dead have to agree.
    """
    if one.days.overlaps(other.days) or content.sites(one, other) == "other":
        return False
    early, late = sorted((one, other), key=lambda report: report.days.start)
    told_late = late.days.start == late.days.end == late.published_on > early.days.end
    agree = tolls.killed_relation(one, other) in tolls.AGREE or content.sites(one, other) == "same"
    return told_late and agree


def counted_on(one: Traits, other: Traits) -> bool:
    """Whether the later report tells the dead of the earlier one as a count that went on, *has
    climbed to 84*, and gives the day on which somebody said so for the day of the attack.
    """
    early, late = sorted((one, other), key=lambda report: report.days.start)
    if not late.grown or early.days.end < late.first_day:
        return False
    told_late = late.days.start == late.days.end == late.published_on > early.days.end
    grew = tolls.killed_relation(one, other) in (*tolls.AGREE, "allowed, far")
    there = places.relation(one, other) in ("same place", "spelt alike")
    return told_late and grew and there and content.shared(one, other)


def says_that_it_followed(one: Traits, other: Traits) -> bool:
    """*The attack came a day after a bomb killed two policemen* tells of no bomb of the day before,
    though it names it.
    """
    early, late = sorted((one, other), key=lambda report: report.days.start)
    return late.follows and early.days.end < late.days.start


def apart(one: DateSpan, other: DateSpan) -> timedelta:
    return max(one.start - other.end, other.start - one.end, timedelta(0))


def _within(inner: DateSpan, outer: DateSpan) -> bool:
    return inner.start >= outer.start and inner.end <= outer.end
