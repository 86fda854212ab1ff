"""How a worker's attempt at a row ended, what becomes of the row, and its line in the log."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
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
    """Schedule another attempt, with `words` kept in the row.

    A full disk uses up no attempt; otherwise it would set aside one row after another. After
    PUT_OFF the caller should raise the error again, so that the worker waits, too.
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


def log_attempt(
    logger: logging.Logger,
    *,
    kind: str,
    public_id: str,
    outcome: str,
    attempt: int | None = None,
    took: timedelta | None = None,
    error: Exception | None = None,
) -> None:
    """Log an attempt. `kind` names the row's field: article, page, feed, import or delivery.

    An error's message may quote the text, so the log leaves it out. It is kept with the row, and
    the log says where in the code it was raised.
    """
    values = {
        "attempt": attempt,
        "outcome": str(outcome),
        "ms": None if took is None else took // timedelta(milliseconds=1),
    }
    fields = {kind: public_id} | {
        name: value for name, value in values.items() if value is not None
    }
    level = logging.ERROR if error else logging.INFO
    logger.log(
        level, "%s %s: %s", kind.capitalize(), public_id, outcome, extra=fields, exc_info=error
    )
