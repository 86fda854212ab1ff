"""Match a subscription with the changes since the last time, and write what is to be sent.

The log of changes is in the order of its transactions, so a position in it misses nothing. The
position and the messages are written together: after a kill either both are there or neither.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from events import lengths
from events.models import Delivery, LogEnd, Revision, Subscription, Told
from events.models.going_out.subscriptions import Channel, HowOften
from events.services.queue.database_trouble import trouble_of
from events.services.subscriptions.addresses import load_pages
from events.services.subscriptions.changes import (
    Change,
    FilterBroken,
    Matches,
    latest_of_each,
    wanted,
)

logger = logging.getLogger(__name__)

BATCH = 500  # changes that are matched in one transaction
PUT_OFF = timedelta(minutes=10)  # what fails here lets the others have their turn
BROKEN = "Its filter cannot be used any more. {reason}"
DIGEST_HOUR = 6  # UTC
MONDAY = 0

Write = Callable[[Subscription, Sequence[Change]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Look:
    """What fan-out is given: which events a filter selects, and how a message is written for each
    channel.
    """

    matches: Matches
    write: Mapping[str, Write]


def due(*, now: datetime, limit: int = 100) -> list[int]:
    """Subscriptions that have not been matched with the latest changes."""
    behind = Subscription.objects.behind(now).furthest_behind_first()
    return list(behind.values_list("pk", flat=True)[:limit])


def fan_out(*, subscription_id: int, look: Look, clock: Callable[[], datetime]) -> list[int]:
    """Write the messages of one subscription; their primary keys. Empty: nothing is due, or another
    worker was quicker, or it cannot be matched. Then it keeps its position, so that nothing is
    lost, and does not hold up the others.
    """
    load_pages()  # 2 seconds where it is the first, which must not hold SQLite's write lock
    try:
        return _write(subscription_id, look, clock)
    except FilterBroken as broken:
        words = BROKEN.format(reason=broken.reason)[: lengths.REASON]
        Subscription.objects.filter(pk=subscription_id).update(paused_because=words)
    except Exception as error:  # a fault of ours
        if trouble_of(error):
            raise
        logger.exception("Subscription %s cannot be matched", subscription_id)
        Subscription.objects.filter(pk=subscription_id).update(next_at=clock() + PUT_OFF)
    return []


def _write(subscription_id: int, look: Look, clock: Callable[[], datetime]) -> list[int]:
    with transaction.atomic():
        active = Subscription.objects.active().select_for_update()
        subscription = active.filter(pk=subscription_id, next_at__lte=clock()).first()
        if subscription is None:
            return []
        now, at_once = clock(), subscription.how_often == HowOften.NOW
        end = _log_end() if at_once else _end_of_digest(subscription, now)
        last, changes = _read(subscription, end, look, all_of_them=not at_once)
        written = [_keep(subscription, group, look) for group in _messages(subscription, changes)]
        subscription.position = last
        if not at_once:
            subscription.next_at = next_digest(subscription.how_often, after=now)
        subscription.save(update_fields=["position", "next_at"])
    return written


def _log_end() -> int:
    return LogEnd.objects.values_list("position", flat=True).first() or 0


def _end_of_digest(subscription: Subscription, now: datetime) -> int:
    """The last change made by the digest's hour; its position, if none was made since. A day on
    which nothing happens by then leaves the digest due: what happens in the afternoon waits.
    """
    hour = next_digest(subscription.how_often, after=now) - _period(subscription.how_often)
    return Revision.objects.last_made_by(hour, after=subscription.position)


def next_digest(how_often: str, *, after: datetime) -> datetime:
    """The next morning, or that of the next Monday."""
    after = after.astimezone(UTC)
    morning = after.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    days = (MONDAY - after.weekday()) % 7 if how_often == HowOften.WEEKLY else 0
    first = morning + timedelta(days=days)
    return first if first > after else first + _period(how_often)


def _period(how_often: str) -> timedelta:
    return timedelta(days=7 if how_often == HowOften.WEEKLY else 1)


def _read(
    subscription: Subscription, end: int, look: Look, *, all_of_them: bool
) -> tuple[int, list[Change]]:
    """The changes up to the position that is given first."""
    changes: list[Change] = []
    last = subscription.position
    for batch in Revision.objects.in_log_order(after=last, size=BATCH):
        within = [one for one in batch if (one.position or 0) <= end]
        changes += wanted(subscription, within, matches=look.matches)
        last = max([last, *(one.position or 0 for one in within)])
        if not all_of_them or last >= end:
            break
    return last, changes


def _messages(subscription: Subscription, changes: Sequence[Change]) -> list[Sequence[Change]]:
    """A webhook gets each change by itself, a person all of them in one letter."""
    if subscription.channel == Channel.WEBHOOK:
        return [[change] for change in changes]
    told = latest_of_each(changes)
    return [told] if told else []


def _keep(subscription: Subscription, changes: Sequence[Change], look: Look) -> int:
    delivery = Delivery.objects.create(
        subscription=subscription,
        position=max(change.revision.position or 0 for change in changes),
        body=look.write[subscription.channel](subscription, changes),
    )
    Told.objects.bulk_create(
        Told(delivery=delivery, event_id=change.revision.event_id)
        for change in latest_of_each(changes)
    )
    return delivery.pk
