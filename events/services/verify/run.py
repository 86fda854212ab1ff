"""Check all rows in batches, so that memory stays bounded and no query runs for long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from events.services.queue.leases import QueueRules
from events.services.verify import (
    addresses,
    chain,
    events,
    history,
    ledger,
    origins,
    pages,
    reports,
    tallies,
    texts,
    waiting,
)
from events.services.verify.invariant import Finding, Invariant, Keys


@dataclass(frozen=True, slots=True)
class Limits:
    """`longest_wait`: how long a row may be due without a worker. `log_end`: an end of the log of
    changes from before, which it must still hold.
    """

    rules: QueueRules
    longest_wait: timedelta
    log_end: chain.Noted | None = None


def invariants(*, now: datetime, limits: Limits) -> list[Invariant]:
    """All invariants, the cheap ones first."""
    return [
        *waiting.invariants(now=now, lease=limits.rules.lease, longest_wait=limits.longest_wait),
        *addresses.invariants(),
        *origins.invariants(),
        *texts.invariants(),
        *pages.invariants(),
        *reports.invariants(),
        *events.invariants(),
        *history.invariants(),
        *ledger.invariants(),
        *chain.invariants(limits.log_end),
        *tallies.invariants(),
    ]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of one invariant: its place in the list, and their keys."""

    number: int
    keys: Keys
    of: int  # the last key of all its rows


@dataclass(frozen=True, slots=True)
class Looked:
    """How many rows a piece had, and which of them break the invariant."""

    rows: int
    findings: Sequence[Finding]


Looking = Callable[[Iterable[Piece]], Iterable[Looked]]


def verify(
    wanted: Sequence[Invariant],
    *,
    told: Callable[[Invariant, int], None] = lambda invariant, rows: None,
    going: Callable[[Piece], None] = lambda piece: None,
    looking: Looking | None = None,
) -> Iterator[Finding]:
    """Each row that breaks an invariant. `told` hears after each invariant how many rows it had,
    `going` after each piece of one. `looking` looks at pieces, and answers in their order; without
    it this process does.

    Workers may be writing, so a row that looks broken is read once more before it is named. Rows
    that were added meanwhile are left to the next time.
    """
    pieces = [piece for number in range(len(wanted)) for piece in _pieces(number, wanted[number])]
    looked_at = 0
    answers = looking(pieces) if looking else (look_at(wanted, piece) for piece in pieces)
    for piece, looked in zip(pieces, answers, strict=True):
        yield from looked.findings
        looked_at += looked.rows
        going(piece)
        if piece.keys.last == piece.of:
            told(wanted[piece.number], looked_at)
            looked_at = 0


def look_at(wanted: Sequence[Invariant], piece: Piece) -> Looked:
    """What the rows of the piece hold that is wrong."""
    invariant = wanted[piece.number]
    seen, findings = 0, list[Finding]()
    for rows in _batches(invariant, piece.keys):
        seen += len(rows)
        suspects = {finding.row_id for finding in invariant.broken(rows)}
        if suspects:
            findings += invariant.broken(_these(invariant.rows, suspects))
    if invariant.suspects is not None:
        seen = piece.keys.of(invariant.rows).count()
    return Looked(seen, findings)


def _pieces(number: int, invariant: Invariant) -> Iterator[Piece]:
    keys = invariant.rows.model._default_manager.order_by("-pk").values_list("pk", flat=True)
    end = keys.first() or 0
    for after in range(0, max(end, 1), invariant.span):
        yield Piece(number, Keys(after, min(after + invariant.span, end)), end)


def _batches(invariant: Invariant, keys: Keys) -> Iterator[list[Any]]:
    if invariant.suspects is not None:
        suspects = sorted(set(invariant.suspects(keys)))
        for n in range(0, len(suspects), invariant.at_once):
            yield _these(invariant.rows, suspects[n : n + invariant.at_once])
        return
    rows, last = keys.of(invariant.rows).order_by("pk"), keys.after
    while found := list(rows.filter(pk__gt=last)[: invariant.at_once]):
        yield found
        last = found[-1].pk


def _these(rows: QuerySet[Any], keys: Iterable[int]) -> list[Any]:
    return list(rows.filter(pk__in=keys).order_by("pk"))
