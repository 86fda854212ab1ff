"""What a decision would change: made, looked at, and not kept."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from events.models import Decision, Event, Revision
from events.models.reads.sums import Total, totals
from events.services.ledger.keep_sums import tree_of


@dataclass(frozen=True, slots=True)
class EventChange:
    """One event before and after, as revisions keep it; before is None for a new one."""

    public_id: str
    is_new: bool
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SumChange:
    """What the events concerned add to a total, before and after."""

    what: str
    before: Total
    after: Total


@dataclass(frozen=True, slots=True)
class Preview:
    """All that a decision would change."""

    events: list[EventChange]
    sums: list[SumChange]


def preview(decide: Callable[[], Decision], *events: Event) -> Preview:
    """Make the decision of these events, see what it changes, and take all of it back.

    Raises what the decision raises.
    """
    keys = tree_of([event.pk for event in events])
    with transaction.atomic():
        decision = decide()
        changed = [_event_change(revision) for revision in _revisions(decision)]
        keys |= tree_of({key for key in (decision.event_id, decision.other_id) if key})
        after = _totals(keys)
        transaction.set_rollback(True)
    before = _totals(keys)
    sums = [SumChange(what, before[what], after[what]) for what in before]
    return Preview(changed, [one for one in sums if one.before != one.after])


def _revisions(decision: Decision) -> list[Revision]:
    return list(decision.revisions.select_related("event").order_by("pk"))


def _event_change(revision: Revision) -> EventChange:
    before = revision.before if isinstance(revision.before, dict) else {}
    after = revision.after if isinstance(revision.after, dict) else {}
    is_new = revision.before is None
    return EventChange(revision.event.public_id, is_new, before or dict(after), after)


def _totals(keys: Collection[int]) -> dict[str, Total]:
    return totals(Event.objects.visible().filter(pk__in=keys))
