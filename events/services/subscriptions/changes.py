"""The changes of the log that one subscription is told of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from events.models import Delivery, Revision, Subscription
from events.models.going_out.subscriptions import Trigger
from events.services.subscriptions.triggers import triggers_of

# Of these events, by primary key, those that this filter (the query of an address) selects.
Matches = Callable[[str, Collection[int]], set[int]]


@dataclass(frozen=True, slots=True)
class Change:
    """A revision of an event that the subscription follows, and what it is to it."""

    revision: Revision
    triggers: frozenset[Trigger]


def wanted(
    subscription: Subscription, revisions: Sequence[Revision], *, matches: Matches
) -> list[Change]:
    """Those that it asked for, in order: of events that its filter selects now, or that it was told
    of before. Whoever was told of an event hears of its end.
    """
    asked = frozenset(subscription.triggers)
    changes = [change for change in map(_change, revisions) if change.triggers & asked]
    events = {change.revision.event_id for change in changes}
    if not events:
        return []
    followed = matches(subscription.query, events)
    followed |= Delivery.objects.told_before(subscription, list(events - followed))
    return [change for change in changes if change.revision.event_id in followed]


def latest_of_each(changes: Iterable[Change]) -> list[Change]:
    """One for each event, the last: a digest tells how things stand, not each step."""
    found: dict[int, Change] = {}
    for change in changes:
        before = found.pop(change.revision.event_id, None)
        triggers = change.triggers | (before.triggers if before else frozenset())
        found[change.revision.event_id] = Change(change.revision, triggers)
    return list(found.values())


def _change(revision: Revision) -> Change:
    by_person = bool(revision.by_name or revision.changed_by_id)
    return Change(revision, triggers_of(revision.before, revision.after, by_person=by_person))
