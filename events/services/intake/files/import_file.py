"""Take in an uploaded file: claim it, take in rows for a while, give it back."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from django.db.models import F

from events.models import Import, QueueStatus
from events.services.intake.files.take_in_rows import (
    ROWS_AT_ONCE,
    PlaceLost,
    Taken,
    Terms,
    take_in_rows,
)
from events.services.queue import leases
from events.services.queue.attempts import Outcome, after_error, log_attempt
from events.services.queue.leases import Lease, QueueRules
from events.sources.article_files import FileRefused, Layout, Row, rows_of_file

logger = logging.getLogger(__name__)

AT_A_STRETCH = timedelta(seconds=20)  # then others have their turn


def import_file(
    *, import_id: int, terms: Terms, rules: QueueRules, clock: Callable[[], datetime]
) -> bool:
    """Take in rows of this file, if it is free. True if more rows are left and can be taken in now.

    A worker that is killed neither loses nor doubles a row: rows and the position in the file are
    written together.

    Raises:
        DatabaseError: if the database cannot write. The file is put off, and the caller should
            wait, too.
    """
    files = Import.objects.uploaded()
    lease = leases.take(files, import_id, now=clock(), rules=rules)
    if lease is None:
        return False
    log = _Log(lease, clock)
    try:
        turn = _try(lease, terms, rules, clock)
    except Exception as error:  # whatever a file does to its reader, it must not be lost with it
        outcome = after_error(
            files, lease, error, words=f"{type(error).__name__}: {error}", now=clock(), rules=rules
        )
        log(outcome, error)
        if outcome is Outcome.PUT_OFF:
            raise
        return False
    except BaseException:  # told to stop
        leases.hand_back(files, lease, now=clock())
        raise
    log(turn.outcome)
    return turn.more


@dataclass(frozen=True, slots=True)
class _Turn:
    """How a turn ended. `more`: rows are left, and nothing delays them."""

    outcome: Outcome
    more: bool = False


class _Log:
    def __init__(self, lease: Lease, clock: Callable[[], datetime]) -> None:
        self._public_id = Import.objects.values_list("public_id", flat=True).get(pk=lease.row_id)
        self._attempt = lease.attempt
        self._clock = clock
        self._started = clock()

    def __call__(self, outcome: Outcome, error: Exception | None = None) -> None:
        log_attempt(
            logger,
            kind="import",
            public_id=self._public_id,
            attempt=self._attempt,
            outcome=outcome,
            took=self._clock() - self._started,
            error=error,
        )


def _try(lease: Lease, terms: Terms, rules: QueueRules, clock: Callable[[], datetime]) -> _Turn:
    try:
        return _Stretch(lease, terms, rules, clock).work()
    except PlaceLost:
        return _Turn(Outcome.LEASE_LOST)
    except (
        FileRefused
    ) as refused:  # it was looked at when it came: only another version of the product gets here
        kept = leases.fail(Import.objects.all(), lease, error=str(refused), now=clock())
        return _Turn(Outcome.ERROR if kept else Outcome.LEASE_LOST)


class _Stretch:
    """One worker's turn at a file."""

    def __init__(
        self, lease: Lease, terms: Terms, rules: QueueRules, clock: Callable[[], datetime]
    ) -> None:
        self._lease = lease
        self._terms = terms
        self._rules = rules
        self._clock = clock
        self._until = clock() + AT_A_STRETCH
        self._position = 0

    def work(self) -> _Turn:
        rows = self._rows_left()
        while chunk := list(islice(rows, ROWS_AT_ONCE)):
            taken = self._take_in(chunk)
            if taken.wait_seconds is not None:
                return self._give_back(timedelta(seconds=taken.wait_seconds))
            if self._clock() >= self._until:
                return self._give_back(timedelta())
        files, now = Import.objects.all(), self._clock()
        refused = files.filter(pk=self._lease.row_id, refused__gt=0).exists()
        done = {} if refused else {"content": None}  # refused rows are given back as a file
        finished = leases.finish(files, self._lease, now=now, **done)
        return _Turn(Outcome.DONE if finished else Outcome.LEASE_LOST)

    def _rows_left(self) -> Iterator[Row]:
        row = Import.objects.get(pk=self._lease.row_id)
        self._position = row.position
        self._terms = replace(self._terms, outlet=row.outlet or self._terms.outlet)
        rows = rows_of_file(io.BytesIO(row.content or b""), row.name, Layout(**row.layout))
        return islice(rows, row.position, None)

    def _take_in(self, chunk: list[Row]) -> Taken:
        """Take in a chunk.

        Each chunk renews the lease and resets the attempts: this worker has come further than those
        before.
        """
        now = self._clock()
        renewed = {"lease_until": now + self._rules.lease, "attempts": 1}
        taken = take_in_rows(
            chunk,
            import_id=self._lease.row_id,
            position=self._position,
            terms=self._terms,
            now=now,
            token=self._lease.token,
            **renewed,
        )
        self._position += taken.rows
        return taken

    def _give_back(self, wait: timedelta) -> _Turn:
        """Give the file back for another turn; this attempt does not count."""
        values = {
            "status": QueueStatus.PENDING,
            "not_before": self._clock() + wait,
            "attempts": F("attempts") - 1,
        }
        kept = leases.let_go(Import.objects.all(), self._lease, **values)
        return _Turn(Outcome.GIVEN_BACK, more=not wait) if kept else _Turn(Outcome.LEASE_LOST)
