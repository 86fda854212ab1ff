"""How a worker's attempt at a row ended, and what becomes of the row after an error."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from events.models.queued import Queue
from events.services.queue import leases
from events.services.queue.database_trouble import cannot_write
from events.services.queue.leases import Lease, QueueRules


class Outcome(StrEnum):
    """How an attempt ended."""

    DONE = "done"
    NOT_CLAIMED = "not claimed"  # another worker has it, it is not due, or it is finished
    GIVEN_BACK = "given back"  # no failure: the rest has its turn later, or there is no room yet
    ERROR = "error"  # tried again later, or set aside
    PUT_OFF = "put off"  # the database could keep nothing; the attempt does not count
    LEASE_LOST = "lease lost"  # another worker was given it meanwhile; nothing was written


def after_error(
    rows: Queue,
    lease: Lease,
    error: Exception,
    *,
    words: str,
    now: datetime,
    rules: QueueRules,
) -> Outcome:
    """Another attempt later, with `words` kept in the row. A full disk uses none up, or it would
    set aside one row after another.

    After PUT_OFF the caller should raise the error again, so that whoever works waits, too.
    """
    if cannot_write(error):
        return (
            Outcome.PUT_OFF
            if leases.put_off(rows, lease, now=now, rules=rules)
            else Outcome.LEASE_LOST
        )
    return (
        Outcome.ERROR
        if leases.give_up(rows, lease, error=words, now=now, rules=rules)
        else Outcome.LEASE_LOST
    )
