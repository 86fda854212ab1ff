"""Write a file that was asked for, in pieces that each renew the lease."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from events.models import Export, ExportPiece
from events.services.queue import leases
from events.services.queue.attempts import Outcome, after_error, log_attempt
from events.services.queue.leases import Lease, QueueRules

logger = logging.getLogger(__name__)

PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """What a format makes: the name of the file and its bytes, as they are read."""

    name: str
    content: Iterator[bytes]


Make = Callable[[Export], File]


class LeaseLost(Exception):
    """Another worker was given the file; nothing more may be written."""


def write_export(
    *, export_id: int, make: Make, rules: QueueRules, clock: Callable[[], datetime]
) -> bool:
    """Write this file, if it is free. True if it is done.

    A worker that is killed leaves pieces of a running row; the next begins anew.

    Raises:
        DatabaseError: if the database cannot write. The file is put off, and the caller should
            wait, too.
    """
    rows = Export.objects.all()
    lease = leases.take(rows, export_id, now=clock(), rules=rules)
    if lease is None:
        return False
    log = _Log(lease, clock)
    try:
        outcome = _write(lease, make, rules, clock)
    except LeaseLost:
        outcome = Outcome.LEASE_LOST
    except Exception as error:  # a row that breaks a format must not take the worker with it
        words = f"{type(error).__name__}: {error}"
        outcome = after_error(rows, lease, error, words=words, now=clock(), rules=rules)
        log(outcome, error)
        if outcome is Outcome.PUT_OFF:
            raise
        return False
    except BaseException:  # told to stop
        leases.hand_back(rows, lease, now=clock())
        raise
    log(outcome)
    return outcome is Outcome.DONE


class _Log:
    def __init__(self, lease: Lease, clock: Callable[[], datetime]) -> None:
        rows = Export.objects.values_list("public_id", flat=True)
        self._public_id, self._attempt = rows.get(pk=lease.row_id), lease.attempt
        self._clock, self._started = clock, clock()

    def __call__(self, outcome: Outcome, error: Exception | None = None) -> None:
        log_attempt(
            logger,
            kind="export",
            public_id=self._public_id,
            attempt=self._attempt,
            outcome=outcome,
            took=self._clock() - self._started,
            error=error,
        )


def _write(lease: Lease, make: Make, rules: QueueRules, clock: Callable[[], datetime]) -> Outcome:
    row = Export.objects.get(pk=lease.row_id)
    ExportPiece.objects.filter(export=row).delete()
    file, size = make(row), 0
    for number, piece in enumerate(_pieces(file.content)):
        size += len(piece)
        _keep(lease, number, piece, size=size, lease_until=clock() + rules.lease)
    done = leases.finish(Export.objects.all(), lease, now=clock(), name=file.name, size=size)
    return Outcome.DONE if done else Outcome.LEASE_LOST


@transaction.atomic
def _keep(lease: Lease, number: int, piece: bytes, *, size: int, lease_until: datetime) -> None:
    """A piece is kept only by the worker that holds the row."""
    held = Export.objects.all().held(lease.row_id, lease.token)
    if not held.update(size=size, lease_until=lease_until):
        raise LeaseLost
    ExportPiece.objects.create(export_id=lease.row_id, number=number, content=piece)


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, all pieces but the last of one length."""
    kept = bytearray()
    for some in content:
        kept += some
        while len(kept) >= PIECE:
            yield bytes(kept[:PIECE])
            del kept[:PIECE]
    if kept:
        yield bytes(kept)
