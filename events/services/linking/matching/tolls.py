"""How the dead and the wounded of two reports agree."""

from __future__ import annotations

from events.extraction.types import Count
from events.services.linking.matching.traits import Traits

SMALL = 3  # counts up to this are shared by chance
CLOSE = 0.66  # of the larger toll: counts of one day differ by so much
AGREE = ("equal", "equal, few", "close", "growing", "allowed")
FAR = 0.4  # *at least 6* says little of *at least 27*, although it allows it


def killed_relation(one: Traits, other: Traits) -> str:
    """How the dead of two reports agree, and whether they grow with the day of publication."""
    early, late = sorted((one, other), key=lambda report: report.published_on)
    return relation(early.killed, late.killed, later=early.published_on < late.published_on)


def wounded_relation(one: Traits, other: Traits) -> str:
    return relation(one.wounded, other.wounded)


def contradict(one: Traits, other: Traits) -> bool:
    """Whether both give a number of dead, and neither leaves room for the other's."""
    return killed_relation(one, other) == "contradicting"


def is_more(one: Count | None, other: Count | None) -> bool:
    """Whether both give a number, and the first is the greater."""
    return one is not None and other is not None and _told(one) > _told(other)


def relation(early: Count | None, late: Count | None, *, later: bool = False) -> str:
    """One name for how two counts agree. `later`: the second was published on a later day."""
    if early is None or late is None:
        return "in neither" if early is late else "in one"
    low, high = _told(early), _told(late)
    if low == high:
        return "equal" if low > SMALL else "equal, few"
    ratio = min(low, high) / max(low, high)
    if _open(early, late):
        return "allowed" if ratio >= FAR else "allowed, far"
    if later and high > low:
        return "growing"
    return "close" if ratio >= CLOSE and min(low, high) > SMALL else "contradicting"


def _told(count: Count) -> int:
    return count.min if count.min is not None else count.max or 0


def _open(early: Count, late: Count) -> bool:
    """Whether one number lies within what the other leaves open: *at least 30* and 52."""
    return all(
        (count.min is None or of.max is None or count.min <= of.max)
        for count, of in ((early, late), (late, early))
    )
