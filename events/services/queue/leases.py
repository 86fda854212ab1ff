"""Leases on rows that wait for a worker: articles, pages to fetch, files to import. Taken by a
conditional UPDATE.

A claim is a lease with a token. Whoever still holds the token may finish; a worker that comes back
after its lease has been given to another finds the token changed and writes nothing. Attempts are
counted when they begin, so that a row which kills its worker is set aside after a few, like one
that raises an error.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import SystemRandom

from django.db.models import F

from events.models.queued import Queue, QueueStatus

SWEEP_LIMIT = 500
ERROR_CHARACTERS = 2_000
LOST = "The worker was lost or ran out of time in each of {attempts} attempts."

_random = SystemRandom()


@dataclass(frozen=True, slots=True)
class QueueRules:
    """How long a worker may hold a row, how often it is tried, and the pause after an error
    (doubled each time).
    """

    lease: timedelta
    max_attempts: int
    first_pause: timedelta = timedelta(seconds=10)
    longest_pause: timedelta = timedelta(minutes=10)
    forgotten_after: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Lease:
    """A row in a worker's hands, and the token by which it may finish. `attempt` counts from 1."""

    row_id: int
    token: str
    attempt: int


def take(rows: Queue, row_id: int, *, now: datetime, rules: QueueRules) -> Lease | None:
    """Take this row; None where another worker has it, it is not due, or it is finished."""
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
    attempt = rows.held(row_id, token).values_list("attempts", flat=True).first()
    # None: so short a lease that another has it already
    return None if attempt is None else Lease(row_id, token, attempt)


def due(rows: Queue, *, now: datetime, rules: QueueRules, limit: int = 10) -> list[int]:
    """The rows that have been due for longest, for a worker that looks for work by itself."""
    claimable = rows.claimable(now, max_attempts=rules.max_attempts)
    return list(claimable.unread_first().values_list("pk", flat=True)[:limit])


def finish(rows: Queue, lease: Lease, *, now: datetime, **values: object) -> bool:
    """Done, with these values. False where the lease was lost: then nothing that was found may be
    written.
    """
    return let_go(rows, lease, status=QueueStatus.DONE, finished_at=now, last_error="", **values)


def fail(rows: Queue, lease: Lease, *, error: str, now: datetime, **values: object) -> bool:
    """Set aside at once, for what trying again cannot mend."""
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
    """After an error: back into the queue after a pause (`at_least` so long), or set aside after
    the last attempt.

    False where the lease was lost.
    """
    last = lease.attempt >= rules.max_attempts
    wait = max(pause(lease.attempt, rules=rules, jitter=_random.random()), at_least or timedelta())
    status = QueueStatus.QUARANTINED if last else QueueStatus.PENDING
    return let_go(rows, lease, status=status, not_before=now + wait, last_error=storable(error))


def hand_back(rows: Queue, lease: Lease, *, now: datetime) -> bool:
    """A worker that is told to stop returns what it holds: due at once, and the attempt does not
    count.
    """
    return let_go(
        rows, lease, status=QueueStatus.PENDING, not_before=now, attempts=F("attempts") - 1
    )


def put_off(rows: Queue, lease: Lease, *, now: datetime, rules: QueueRules) -> bool:
    """After a failure that is not the row's own, such as a full disk: due again after a pause, and
    the attempt does not count.
    """
    return let_go(
        rows,
        lease,
        status=QueueStatus.PENDING,
        not_before=now + rules.first_pause,
        attempts=F("attempts") - 1,
    )


def pause(attempt: int, *, rules: QueueRules, jitter: float) -> timedelta:
    """How long to wait after this attempt: doubled each time, up to half as long again by `jitter`
    (0 to 1).
    """
    doubled: timedelta = rules.first_pause * 2 ** (attempt - 1)
    return min(doubled, rules.longest_pause) * (1 + jitter / 2)


def sweep(rows: Queue, *, now: datetime, rules: QueueRules) -> list[int]:
    """Set aside what has used up its attempts; list what nobody seems to be coming for, the longest
    due first.
    """
    used_up = rows.used_up(now, max_attempts=rules.max_attempts)
    used_up.filter(last_error="").update(last_error=LOST.format(attempts=rules.max_attempts))
    used_up.update(status=QueueStatus.QUARANTINED, token="", lease_until=None)
    forgotten = rows.forgotten(now, max_attempts=rules.max_attempts, after=rules.forgotten_after)
    return list(forgotten.unread_first().values_list("pk", flat=True)[:SWEEP_LIMIT])


def retry(rows: Queue, row_id: int, *, now: datetime) -> bool:
    """A person puts a row that was set aside back into the queue, with all its attempts. False
    where it is not set aside.
    """
    aside = rows.set_aside().filter(pk=row_id)
    return bool(aside.update(status=QueueStatus.PENDING, attempts=0, not_before=now))


def retry_all(rows: Queue, *, now: datetime, at_once: int = SWEEP_LIMIT) -> list[int]:
    """The same for all that are set aside, the longest first, so many at most; which ones."""
    aside = list(rows.set_aside().order_by("pk").values_list("pk", flat=True)[:at_once])
    return [row_id for row_id in aside if retry(rows, row_id, now=now)]


def storable(error: str) -> str:
    """An error's message without what PostgreSQL refuses, so that noting an error cannot itself
    fail.
    """
    return error[:ERROR_CHARACTERS].replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def let_go(rows: Queue, lease: Lease, **values: object) -> bool:
    """Give the row back with these values; False where another holds it by now."""
    return bool(rows.held(lease.row_id, lease.token).update(token="", lease_until=None, **values))
