"""Send one message: claim it, send it outside any transaction, note how it went.

A worker that is killed after sending and before noting sends it again, under the same id: whoever
receives it can tell.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from events import lengths
from events.models import Delivery, Subscription
from events.models.queued import QueueStatus
from events.services.queue import leases
from events.services.queue.attempts import Outcome, after_error, log_attempt
from events.services.queue.leases import Lease, QueueRules
from events.services.queue.turns import a_turn

logger = logging.getLogger(__name__)
LOST_BEFORE_PAUSE = 10  # messages in a row that never arrived
PAUSED = "Ten messages in a row did not arrive. The last answer: {reason}"
TURN_SECONDS = 1.0
AT_ONCE = 50  # subscriptions that a turn looks at
Send = Callable[[Delivery], str]


class NotDelivered(Exception):
    """It did not arrive. `reason` is one sentence; `for_good`: the receiver wants no more."""

    def __init__(
        self, reason: str, *, retry_after: timedelta | None = None, for_good: bool = False
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after
        self.for_good = for_good


def deliver(
    *, delivery_id: int, send: Send, rules: QueueRules, clock: Callable[[], datetime]
) -> Outcome:
    """Send it, if it is free and its turn has come. `send` returns the receiver's answer in a few
    words.
    """
    now = clock()
    lease = take_turn(delivery_id, now=now, rules=rules)
    if lease is None:
        return Outcome.NOT_CLAIMED
    delivery = Delivery.objects.with_subscription().get(pk=delivery_id)
    try:
        answer = send(delivery)
    except NotDelivered as problem:
        outcome = _not_delivered(delivery, lease, problem, rules, clock)
    except Exception as error:  # a fault of ours: the message must not be lost with it
        words = f"Sending failed here ({type(error).__name__})."
        outcome = after_error(
            Delivery.objects.all(), lease, error, words=words, now=clock(), rules=rules
        )
        if outcome is Outcome.PUT_OFF:
            raise
    except BaseException:  # told to stop
        leases.hand_back(Delivery.objects.all(), lease, now=clock())
        raise
    else:
        noted = leases.finish(
            Delivery.objects.all(), lease, now=clock(), answer=answer[: lengths.REASON]
        )
        outcome = Outcome.DONE if noted else Outcome.LEASE_LOST
    log_attempt(
        logger,
        kind="delivery",
        public_id=delivery.public_id,
        outcome=outcome,
        attempt=lease.attempt,
    )
    return outcome


def take_turn(delivery_id: int, *, now: datetime, rules: QueueRules) -> Lease | None:
    """Take the message, if its turn has come. Who takes one of a subscription waits for whoever is
    just taking another: neither would see it, and both would go out at once.
    """
    with transaction.atomic():
        Subscription.objects.locked_with(delivery_id)
        rows = Delivery.objects.active().in_line(now)
        return leases.take(rows, delivery_id, now=now, rules=rules)


def deliver_some(
    *, first: int, send: Send, rules: QueueRules, clock: Callable[[], datetime]
) -> list[int]:
    """This message, and others that are due while a turn lasts; those that are due then. A broker's
    message for each would cost a busy machine more than to send it: once they came faster than they
    were read, all had expired before their turn, and nothing was sent any more.
    """
    for delivery_id in a_turn(
        lambda: due(now=clock(), rules=rules), seconds=TURN_SECONDS, first=(first,)
    ):
        deliver(delivery_id=delivery_id, send=send, rules=rules, clock=clock)
    return due(now=clock(), rules=rules)


def due(*, now: datetime, rules: QueueRules) -> list[int]:
    """Of each subscription the message to be sent now: they go out one by one, in the order of the
    changes. One that was refused holds up no other; when its time comes, it goes first.
    """
    rows = Delivery.objects.active().claimable(now, max_attempts=rules.max_attempts)
    return rows.first_of_each(now, limit=AT_ONCE)


def _not_delivered(
    delivery: Delivery,
    lease: Lease,
    problem: NotDelivered,
    rules: QueueRules,
    clock: Callable[[], datetime],
) -> Outcome:
    rows, now = Delivery.objects.all(), clock()
    answer = problem.reason[: lengths.REASON]
    with transaction.atomic():
        if problem.for_good:
            held = leases.fail(rows, lease, error=problem.reason, now=now, answer=answer)
            if held:
                Subscription.objects.filter(pk=delivery.subscription_id).update(ended_at=now)
        else:
            held = leases.give_up(
                rows,
                lease,
                error=problem.reason,
                now=now,
                rules=rules,
                at_least=problem.retry_after,
            )
            if held:
                rows.filter(pk=delivery.pk).update(answer=answer)
                _pause_if_nobody_is_there(delivery, problem)
    return Outcome.ERROR if held else Outcome.LEASE_LOST


def _pause_if_nobody_is_there(delivery: Delivery, problem: NotDelivered) -> None:
    """An address that has not answered for days gets nothing until its owner says so."""
    last = Delivery.objects.newest_settled_of(delivery.subscription, limit=LOST_BEFORE_PAUSE)
    statuses = list(last.values_list("status", flat=True))
    if statuses.count(QueueStatus.QUARANTINED) == LOST_BEFORE_PAUSE:
        words = PAUSED.format(reason=problem.reason)[: lengths.REASON]
        Subscription.objects.filter(pk=delivery.subscription_id).update(paused_because=words)
