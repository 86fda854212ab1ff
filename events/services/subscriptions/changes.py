"""The changes of the log that one subscription is told of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from events.models import Delivery, Revision, Subscription
from events.models.going_out.subscriptions import Trigger
from events.services.subscriptions.triggers import triggers_of

# Of these events, by primary key, those that this filter (the query of an address) selects, also
# those that are withdrawn by now. Raises FilterBroken.
Matches = Callable[[str, Collection[int]], set[int]]


class FilterBroken(Exception):
    """The filter names what is not there any more, such as an actor. Without that parameter it
    would select other events than its owner wants, perhaps all of them.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Change:
    """A revision of an event that the subscription follows, or several that are told as one, in
    order, and what they are to it.
    """

    steps: tuple[Revision, ...]
    triggers: frozenset[Trigger]

    @property
    def revision(self) -> Revision:
        return self.steps[-1]

    @property
    def before(self) -> Mapping[str, Any] | None:
        """The event's state before all of them."""
        return self.steps[0].before


def wanted(
    subscription: Subscription, revisions: Sequence[Revision], *, matches: Matches
) -> list[Change]:
    """Those that it asked for, in order: of events that its filter selects now, or that it was told
    of before. Whoever was told of an event hears of its end, and so does whoever follows a view
    that already had it: nobody else would tell who keeps a copy of that view.

    An event that came in since it was begun is new to it when its filter first selects it, also if
    that is later, by a change that is no news in itself: a place that is named better, or a kind.
    """
    events = {revision.event_id for revision in revisions}
    if not events:
        return []
    told = Delivery.objects.told_before(subscription, list(events))
    followed = told | matches(subscription.query, events)
    found = []
    for revision in revisions:
        if revision.event_id in followed:
            change = _change(revision, is_new=_is_new(subscription, revision, told))
            if revision.event_id not in told and not _was_there(subscription, change):
                continue
            if change.triggers & frozenset(subscription.triggers):
                found.append(change)
                told.add(revision.event_id)
    return found


def latest_of_each(changes: Iterable[Change]) -> list[Change]:
    """One for each event, the last: a digest tells how things stand, not each step."""
    found: dict[int, Change] = {}
    for change in changes:
        before = found.pop(change.revision.event_id, None)
        if before:
            change = Change(before.steps + change.steps, before.triggers | change.triggers)
        found[change.revision.event_id] = change
    return list(found.values())


def _is_new(subscription: Subscription, revision: Revision, told: Collection[int]) -> bool:
    event = revision.event
    came_since = event.created_at >= subscription.created_at and event.withdrawn_at is None
    return Trigger.NEW in subscription.triggers and came_since and event.pk not in told


def _was_there(subscription: Subscription, change: Change) -> bool:
    """Whether its reader can have seen the event: it stands, or this is the end of one that is
    older than the subscription. One that came and went meanwhile was shown to nobody.
    """
    event = change.revision.event
    if event.withdrawn_at is None:
        return True
    return Trigger.WITHDRAWAL in change.triggers and event.created_at < subscription.created_at


def _change(revision: Revision, *, is_new: bool) -> Change:
    by_person = bool(revision.by_name or revision.changed_by_id)
    triggers = triggers_of(revision.before, revision.after, by_person=by_person)
    triggers = triggers | {Trigger.NEW} if is_new else triggers
    return Change((revision,), triggers)
