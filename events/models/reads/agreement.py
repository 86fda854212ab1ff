"""How often reviewers left a field as the software had read it, by the month of their decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from events.models.events import Revision
from events.models.judging.decisions import JUDGES_VALUES, Decided

JUDGED_FIELDS = (
    *("kind", "subkind", "date", "places", "actors", "weapons", "killed", "wounded", "status"),
)
MOST_MONTHS = 12


class MonthJudged(NamedTuple):
    """What reviewers judged in a month. `agreed`: events by field, of those that are events."""

    month: date
    judged: int
    rejected: int
    agreed: Mapping[str, int]

    @property
    def shares(self) -> list[float | None]:
        """The share of each field, in their order; None where all events were rejected."""
        events = self.judged - self.rejected
        return [self.agreed[field] / events if events else None for field in JUDGED_FIELDS]


def judged_by_month() -> list[MonthJudged]:
    """The latest months in which a reviewer accepted, corrected or rejected, newest first. What was
    taken back does not count.
    """
    rows = Revision.objects.filter(
        decision__what__in=JUDGES_VALUES, decision__undone_at=None, before__isnull=False
    ).order_by("pk")
    columns = ("changed_at", "event", "decision__what", "before", "after")
    months: dict[date, dict[int, _Judged]] = defaultdict(lambda: defaultdict(_nothing))
    for moment, event, what, before, after in rows.values_list(*columns).iterator():
        month = date(moment.year, moment.month, 1)
        was = months[month][event]
        months[month][event] = _Judged(
            what == Decided.REJECT, was.changed | _changed(before, after)
        )
    latest = sorted(months, reverse=True)[:MOST_MONTHS]
    return [_month(month, months[month].values()) for month in latest]


class _Judged(NamedTuple):
    rejected: bool
    changed: frozenset[str]


def _nothing() -> _Judged:
    return _Judged(False, frozenset())


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(name for name in JUDGED_FIELDS if before.get(name) != after.get(name))


def _month(month: date, events: Iterable[_Judged]) -> MonthJudged:
    judged = list(events)
    stand = [one for one in judged if not one.rejected]
    agreed = {field: sum(field not in one.changed for one in stand) for field in JUDGED_FIELDS}
    return MonthJudged(month, len(judged), len(judged) - len(stand), agreed)
