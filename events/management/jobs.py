"""What local workers do, beginning with the most pressing: each kind of row that waits, and how one is dealt with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from events.services import configured, queue
from events.services.extract import extract_article


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of row. `due` gives ids, the longest due first; `do` takes one, if it is still there, within its lease.

    `sweep` sets aside what has used up its attempts. A job that `waits` depends on other people's servers, which may be slow.
    """

    due: Callable[[], list[int]]
    do: Callable[[int], object]
    sweep: Callable[[], object]
    lease: timedelta
    waits: bool = False


def all_jobs() -> tuple[Job, ...]:
    """In the order in which a worker looks for work."""
    return (reading_articles(),)


def reading_articles() -> Job:
    rules = configured.queue_rules()
    return Job(
        due=lambda: queue.due(now=timezone.now(), rules=rules),
        do=lambda pk: extract_article(article_id=pk, extractor=configured.extractor(), rules=rules, clock=timezone.now),
        sweep=lambda: queue.sweep(now=timezone.now(), rules=rules),
        lease=rules.lease,
    )
