"""Which report of an article is which annotated event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from events.extraction.data.folding import fold
from events.services.linking.matching.traits import Traits
from events.services.linking.measuring.gold import Mention

CLOSE = timedelta(days=2)  # days are often misread by one or two
Pair = tuple[tuple[int, int, int], int, int]


def align(mentions: Sequence[Mention], reports: Sequence[Traits]) -> dict[int, int]:
    """The position of the report for each annotated event that was read, by its position.

    Place, days and numbers are compared; the most similar pairs come first, each report is in one.
    """
    pairs = [
        ((likeness, -mention.kinds.index(report.kind), -r), m, r)
        for m, mention in enumerate(mentions)
        for r, report in enumerate(reports)
        if report.kind in mention.kinds and (likeness := _likeness(mention, report))
    ]
    found: dict[int, int] = {}
    for _, m, r in sorted(pairs, reverse=True):
        if m not in found and r not in found.values():
            found[m] = r
    return found


def _likeness(mention: Mention, report: Traits) -> int:
    """0: nothing but the kind agrees."""
    close = _meet(mention, report, CLOSE)
    first, anywhere = _places(mention, report)
    number = _killed(mention, report) or _counted(mention, report)
    if not close or not (anywhere or number):
        return 0
    same_day = _meet(mention, report, timedelta(0))
    return 3 * anywhere + first + 2 * same_day + 2 * number + 1


def _meet(mention: Mention, report: Traits, slack: timedelta) -> bool:
    days = report.days
    return mention.first - slack <= days.end and days.start - slack <= mention.last


def _places(mention: Mention, report: Traits) -> tuple[bool, bool]:
    """Whether the first place is one of the event's, and whether any is."""
    names = [fold(spot.name) for spot in report.spots]
    wanted = [fold(place) for place in mention.places]
    hits = [any(place in name for place in wanted) for name in names]
    return bool(hits) and hits[0], any(hits)


def _killed(mention: Mention, report: Traits) -> bool:
    if mention.killed is None or report.killed is None or not report.killed.min:
        return False
    most = report.killed.max if report.killed.max is not None else report.killed.min
    return report.killed.min <= mention.killed[1] and most >= mention.killed[0]


def _counted(mention: Mention, report: Traits) -> bool:
    return any(
        number in mention.counts
        for munition in report.munitions
        for number in (munition.launched, munition.intercepted)
    )
