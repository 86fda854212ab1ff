"""Events that came out alike: of one kind, at one place, on the same days, with no dead told of
either. They are one that the text tells twice.
"""

from __future__ import annotations

from events.extraction.types import Kind, Report, Role

# Who fights is told now from one side, now from the other.
BY_EITHER_SIDE = frozenset({Kind.GROUND_COMBAT})
BY_ONE_SIDE = frozenset({Kind.STRIKE, Kind.TERRITORIAL_CLAIM})


def is_told_again(one: Report, other: Report) -> bool:
    """Whether two events of an article are one: of 40 such pairs in annotated articles 36 were."""
    return (
        one.kind is other.kind
        and _places(one) == _places(other) != set()
        and one.date == other.date
        and not _harm(one)
        and not _harm(other)
        and _sides_fit(one, other)
        and _counts_fit(one, other)
    )


def _places(report: Report) -> set[str]:
    return {place.key or place.name for place in report.places}


def _harm(report: Report) -> bool:
    return report.casualties.killed is not None or report.casualties.wounded is not None


def _sides_fit(one: Report, other: Report) -> bool:
    if one.kind in BY_EITHER_SIDE:
        return True
    ground = one.kind is not Kind.TERRITORIAL_CLAIM or one.subkind == other.subkind
    return one.kind in BY_ONE_SIDE and ground and _perpetrators(one) == _perpetrators(other)


def _perpetrators(report: Report) -> set[str]:
    return {actor.name for actor in report.actors if actor.role is Role.PERPETRATOR}


def _counts_fit(one: Report, other: Report) -> bool:
    counted = {w.type: w.launched for w in one.weapons if w.launched is not None}
    return all(counted.get(w.type, w.launched) in {w.launched, None} for w in other.weapons)
