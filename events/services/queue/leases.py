"""Leases on rows that wait for a worker: articles, pages, files.

A lease is taken by a conditional UPDATE and has a token. A worker may finish only while it holds
the token: if its lease has passed to another worker, the token has changed, and it writes nothing.
Attempts are counted when they begin, so a row that kills its worker is set aside after a few, like
one that raises an error.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Any

from django.db.models import F

from events.models.queued import Queue, QueueStatus

SWEEP_LIMIT = 500
ERROR_CHARACTERS = 2_000
LOST = "The worker was lost or ran out of time in each of {attempts} attempts."

_random = SystemRandom()


@dataclass(frozen=True, slots=True)
class QueueRules:
    """How long a worker may hold a row, how often it is tried, and the first pause after an error.

    The pause doubles with each error.
    """

    lease: timedelta
    max_attempts: int
    first_pause: timedelta = timedelta(seconds=10)
    longest_pause: timedelta = timedelta(minutes=10)
    forgotten_after: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Lease:
    """A row that a worker holds, and its token. `attempt` counts from 1."""

    row_id: int
    token: str
    attempt: int


def take(rows: Queue, row_id: int, *, now: datetime, rules: QueueRules) -> Lease | None:
    """Take this row; None if another worker has it, it is not due, or it is finished."""
    taken = take_with(rows, row_id, (), now=now, rules=rules)
    return taken and taken[0]


def take_with(
    rows: Queue, row_id: int, columns: Sequence[str], *, now: datetime, rules: QueueRules
) -> tuple[Lease, dict[str, Any]] | None:
    """The same, with the values of these columns."""
    token = uuid.uuid4().hex
    claimable = rows.claimable(now, max_attempts=rules.max_attempts).filter(pk=row_id)
    values = {
        "status": QueueStatus.RUNNING,
        "token": token,
        "lease_until": now + rules.lease,
        "attempts": F("attempts") + 1,
    }
    if not claimable.update(**values):
        return None
    # of all rows: whoever holds it reads it, though its subscription may have ended just now
    held: Queue = type(rows)(rows.model)
    row = held.held(row_id, token).values("attempts", *columns).first()
    # None: so short a lease that another has it already
    return None if row is None else (Lease(row_id, token, row.pop("attempts")), row)


def due(rows: Queue, *, now: datetime, rules: QueueRules, limit: int = 10) -> list[int]:
    """The rows that have been due longest, for a worker that looks for work."""
    claimable = rows.claimable(now, max_attempts=rules.max_attempts)
    return list(claimable.unread_first().values_list("pk", flat=True)[:limit])


def finish(rows: Queue, lease: Lease, *, now: datetime, **values: object) -> bool:
    """Mark as done, with these values. False if the lease was lost: then write nothing else."""
    return let_go(rows, lease, status=QueueStatus.DONE, finished_at=now, last_error="", **values)


def fail(rows: Queue, lease: Lease, *, error: str, now: datetime, **values: object) -> bool:
    """Set aside at once, because another attempt cannot help."""
    return let_go(
        rows,
        lease,
        status=QueueStatus.FAILED,
        finished_at=now,
        last_error=storable(error),
        **values,
    )


def give_up(
    rows: Queue,
    lease: Lease,
    *,
    error: str,
    now: datetime,
    rules: QueueRules,
    at_least: timedelta | None = None,
) -> bool:
    """After an error: try again after a pause of at least `at_least`, or set aside after the last.

    False if the lease was lost.
    """
    last = lease.attempt >= rules.max_attempts
    wait = max(pause(lease.attempt, rules=rules, jitter=_random.random()), at_least or timedelta())
    status = QueueStatus.QUARANTINED if last else QueueStatus.PENDING
    return let_go(rows, lease, status=status, not_before=now + wait, last_error=storable(error))


def hand_back(rows: Queue, lease: Lease, *, now: datetime) -> bool:
    """Return a row from a worker that must stop: due at once, and the attempt does not count."""
    return let_go(
        rows, lease, status=QueueStatus.PENDING, not_before=now, attempts=F("attempts") - 1
    )


def put_off(
    rows: Queue,
    lease: Lease,
    *,
    now: datetime,
    rules: QueueRules,
    wait: timedelta | None = None,
    **values: object,
) -> bool:
    """Return a row after a failure that is not its own, such as a full disk.

    It is due again after `wait` or a pause, and the attempt does not count.
    """
    return let_go(
        rows,
        lease,
        status=QueueStatus.PENDING,
        not_before=now + (rules.first_pause if wait is None else wait),
        attempts=F("attempts") - 1,
        **values,
    )


def pause(attempt: int, *, rules: QueueRules, jitter: float) -> timedelta:
    """The wait after this attempt: doubled each time, plus up to half by `jitter` (0 to 1)."""
    doubled: timedelta = rules.first_pause * 2 ** (attempt - 1)
    return min(doubled, rules.longest_pause) * (1 + jitter / 2)


def sweep(rows: Queue, *, now: datetime, rules: QueueRules) -> list[int]:
    """Set aside what has used up its attempts; list what is overdue, longest first."""
    used_up = rows.used_up(now, max_attempts=rules.max_attempts)
    used_up.filter(last_error="").update(last_error=LOST.format(attempts=rules.max_attempts))
    used_up.update(status=QueueStatus.QUARANTINED, token="", lease_until=None)
    forgotten = rows.forgotten(now, max_attempts=rules.max_attempts, after=rules.forgotten_after)
    return list(forgotten.unread_first().values_list("pk", flat=True)[:SWEEP_LIMIT])


def retry(rows: Queue, row_id: int, *, now: datetime) -> bool:
    """Put a row that was set aside back into the queue, with all its attempts.

    False if it is not set aside.
    """
    aside = rows.set_aside().filter(pk=row_id)
    return bool(aside.update(status=QueueStatus.PENDING, attempts=0, not_before=now))


def retry_all(rows: Queue, *, now: datetime, at_once: int = SWEEP_LIMIT) -> list[int]:
    """Put rows that were set aside back, the longest first and at most so many; return which."""
    aside = list(rows.set_aside().order_by("pk").values_list("pk", flat=True)[:at_once])
    return [row_id for row_id in aside if retry(rows, row_id, now=now)]


def storable(error: str) -> str:
    """An error's message without characters that PostgreSQL refuses, so that it can be kept."""
    return error[:ERROR_CHARACTERS].replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def let_go(rows: Queue, lease: Lease, **values: object) -> bool:
    """Give the row back with these values; False if another worker holds it by now."""
    return bool(rows.held(lease.row_id, lease.token).update(token="", lease_until=None, **values))
