"""Check all rows in batches, so that memory stays bounded and no query runs for long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from events.services.queue.leases import QueueRules
from events.services.verify import (
    addresses,
    chain,
    events,
    ledger,
    origins,
    pages,
    reports,
    tallies,
    texts,
    waiting,
)
from events.services.verify.invariant import Finding, Invariant


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
        *ledger.invariants(),
        *chain.invariants(limits.log_end),
        *tallies.invariants(),
    ]


def verify(
    wanted: Iterable[Invariant],
    *,
    told: Callable[[Invariant, int], None] = lambda invariant, rows: None,
) -> Iterator[Finding]:
    """Each row that breaks an invariant. `told` hears after each invariant how many rows it had.

    Workers may be writing, so a row that looks broken is read once more before it is named.
    """
    for invariant in wanted:
        looked_at = 0
        for rows in _batches(invariant):
            looked_at += len(rows)
            suspects = {finding.row_id for finding in invariant.broken(rows)}
            if suspects:
                yield from invariant.broken(
                    list(invariant.rows.filter(pk__in=suspects).order_by("pk"))
                )
        told(invariant, looked_at)


def _batches(invariant: Invariant) -> Iterator[list[Any]]:
    last = 0
    while rows := list(invariant.rows.filter(pk__gt=last).order_by("pk")[: invariant.at_once]):
        yield rows
        last = rows[-1].pk
