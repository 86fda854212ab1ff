"""The toll of an event over time: which statements hold, and what they come to. Pure: values in,
values out.

An early number is part of a count that goes on: *20*, then *25*, then *26* is 26, not *20 or more*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from events.extraction.types import Count
from events.services.ledger.speaking import same_voice

# A number under half of another of the same day is an early one: *two dead*, hours later *20*
EARLY = 2
NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Statement:
    """One number as one speaker gives it on a day.

    `speaker` is the key by which a later number of the same speaker replaces it. `contests`: it is
    that of the side that did it, whose numbers nobody else's replace. `adds`: *three more died*.
    `first`: said on the day of the event or the next, when others may not have finished counting.
    `corrects`: *13 were killed, not 20 as first reported*.
    """

    count: Count
    day: date
    speaker: str
    contests: bool = False
    adds: bool = False
    first: bool = True
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What a statement comes to with those before it, and whether it still holds."""

    total: Count
    stands: bool


def standing(statements: Sequence[Statement]) -> list[Standing]:
    """For each statement, in the order given."""
    totals = _with_what_they_add_to(statements)
    told = list(zip(statements, totals, strict=True))
    return [Standing(total, _stands(one, total, told)) for one, total in told]


def current(statements: Sequence[Statement]) -> Count | None:
    """The range over the speakers of what each says last; None if nobody gives a number."""
    return range_of(one.total for one in standing(statements) if one.stands)


def range_of(counts: Iterable[Count | None]) -> Count | None:
    """From the lowest to the highest count. Its top is open if a lower bound lies above the rest:
    *at least 5* agrees with 7, but not with 3.
    """
    given = [count for count in counts if count is not None and count != Count(None, None)]
    if not given:
        return None
    lows = [count.min for count in given if count.min is not None]
    tops = [count.max for count in given if count.max is not None]
    reached = tops and all(max(tops) >= low for low in lows)
    return Count(min(lows, default=None), max(tops) if reached else None)


_Told = tuple[Statement, Count]


def _with_what_they_add_to(statements: Sequence[Statement]) -> list[Count]:
    """Each count, an increment with the total of the days before it.

    Without one it stands alone: *two more people were killed* may be the first that is told.
    """
    totals = [one.count for one in statements]
    adding = [n for n, one in enumerate(statements) if one.adds]
    for n in sorted(adding, key=lambda n: statements[n].day):
        before = _total_before(statements[n].day, list(zip(statements, totals, strict=True)))
        if before is not None:
            totals[n] = _sum(before, statements[n].count)
    return totals


def _total_before(day: date, told: Sequence[_Told]) -> Count | None:
    earlier = [(one, total) for one, total in told if one.day < day]
    return range_of(total for one, total in earlier if _stands(one, total, earlier))


def _sum(before: Count, more: Count) -> Count:
    top = None if before.max is None or more.max is None else before.max + more.max
    return Count((before.min or 0) + (more.min or 0), top)


def _stands(one: Statement, total: Count, told: Sequence[_Told]) -> bool:
    if total == Count(None, None):
        return False
    rivals = [
        (other, theirs)
        for other, theirs in told
        if other is not one and _counts_with(other, one) and theirs != Count(None, None)
    ]
    return not any(
        _says_less(total, theirs)
        or _is_replaced(one, total, other, theirs)
        or _is_early(one, total, other, theirs)
        for other, theirs in rivals
    )


def _counts_with(one: Statement, other: Statement) -> bool:
    """Whether they count together: all do but the side that did it, which speaks for itself."""
    if one.contests or other.contests:
        return same_voice(one.speaker, other.speaker)
    return True


def _says_less(total: Count, theirs: Count) -> bool:
    """*At least 5* beside 7: it agrees and says less. So a later *at least* lowers nothing."""
    if total.max is not None or total.min is None or theirs.min is None:
        return False
    return theirs.min > total.min or (theirs.min == total.min and theirs.max is not None)


def _is_replaced(one: Statement, total: Count, other: Statement, theirs: Count) -> bool:
    """By a later day of the same speaker, or by a later number that is as high or higher."""
    if other.day <= one.day or _says_less(theirs, total):
        return False
    same = other.corrects or same_voice(one.speaker, other.speaker)
    return same or (theirs.min is not None and theirs.min >= _top(total))


def _is_early(one: Statement, total: Count, other: Statement, theirs: Count) -> bool:
    """Of one speaker the greater number of a day is the later one. Two days on, 34 by the police is
    no early count of the 81 that residents give.
    """
    if other.day != one.day or theirs.min is None:
        return False
    if same_voice(one.speaker, other.speaker):
        return theirs.min > _top(total)
    return one.first and theirs.min > _top(total) * EARLY


def _top(count: Count) -> int:
    return count.max if count.max is not None else count.min or 0
