"""The queue of articles is the articles table itself; workers take rows by leases (leases.py)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from events.models import Article, QueueStatus
from events.services.queue import leases
from events.services.queue.leases import Lease, QueueRules

MARKED_AT_ONCE = 500
READ_OF_ARTICLE = (
    *("public_id", "text", "published_on", "submitted_at", "visibility", "extractor_version"),
)


@dataclass(frozen=True, slots=True)
class ClaimedArticle:
    """An article that a worker holds: the lease, the name for logs, and what is read.

    `extractor_version` is that of its last reading; empty before the first.
    """

    lease: Lease
    public_id: str
    text: str
    published_on: date | None
    submitted_at: datetime
    visibility: str
    extractor_version: str

    @property
    def was_read(self) -> bool:
        return bool(self.extractor_version)


def claim(*, article_id: int, now: datetime, rules: QueueRules) -> ClaimedArticle | None:
    """Take this article; None if another worker has it, it is not due, or it is finished."""
    rows = Article.objects.all()
    taken = leases.take_with(rows, article_id, READ_OF_ARTICLE, now=now, rules=rules)
    return ClaimedArticle(taken[0], **taken[1]) if taken else None


def due(*, now: datetime, rules: QueueRules, limit: int = 10) -> list[int]:
    """The articles that have been due longest; those never read come first."""
    return leases.due(Article.objects.all(), now=now, rules=rules, limit=limit)


def sweep(*, now: datetime, rules: QueueRules) -> list[int]:
    """Set aside what has used up its attempts; list what is overdue, longest first."""
    return leases.sweep(Article.objects.all(), now=now, rules=rules)


def retry(*, article_id: int, now: datetime) -> bool:
    """Put an article that was set aside back into the queue. False if it is not set aside."""
    return leases.retry(Article.objects.all(), article_id, now=now)


def make_due(*, article_ids: Sequence[int], now: datetime) -> list[int]:
    """Let waiting articles be read at once; return which ones."""
    waiting = Article.objects.filter(pk__in=article_ids, status=QueueStatus.PENDING)
    keys = list(waiting.values_list("pk", flat=True))
    waiting.filter(pk__in=keys).update(not_before=now)
    return keys


def read_again(*, article_ids: Sequence[int], now: datetime) -> list[int]:
    """Put articles that were read or set aside back into the queue; return which ones.

    They get all their attempts again. An article that waits is read anyway, and one that is being
    read stays with its worker. Until the new reading is finished, the article keeps its events.
    """
    marked: list[int] = []
    for first in range(0, len(article_ids), MARKED_AT_ONCE):
        with transaction.atomic():
            finished = Article.objects.finished().filter(
                pk__in=article_ids[first : first + MARKED_AT_ONCE]
            )
            keys = list(
                finished.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True)
            )
            Article.objects.filter(pk__in=keys).update(
                status=QueueStatus.PENDING, attempts=0, not_before=now, last_error=""
            )
            marked += keys
    return marked
