"""A person retries what was set aside: one row, or all of a kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from events.models.articles import QUEUES
from events.services.queue import leases

KINDS = tuple(QUEUES)


@dataclass(frozen=True, slots=True)
class SentRound:
    """The primary keys of the rows that wait again. `more`: others are still set aside."""

    row_ids: list[int]
    more: bool


def send_round(*, kind: str, public_id: str | None, now: datetime) -> SentRound:
    """Retry the row with this public id or, without one, up to five hundred rows of the kind.

    They get all their attempts again.

    Raises:
        KeyError: `kind` is not in `KINDS`.
    """
    rows = QUEUES[kind]
    if public_id is None:
        sent = leases.retry_all(rows, now=now)
        return SentRound(sent, more=rows.set_aside().exists())
    row_id = rows.filter(public_id=public_id).values_list("pk", flat=True).first()
    waits = row_id is not None and leases.retry(rows, row_id, now=now)
    return SentRound([row_id] if waits and row_id else [], more=False)
