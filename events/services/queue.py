"""The queue: the articles table itself. Workers claim rows by a conditional UPDATE, so a lost message or worker loses nothing.

A claim is a lease with a token. Whoever still holds the token may finish; a worker that comes back after its lease has been
given to another finds the token changed and writes nothing. Attempts are counted when they begin, so that a text which kills
its worker is set aside after a few, like one that raises an error.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import SystemRandom

from django.db import transaction
from django.db.models import F

from events.models import Article, ArticleStatus

SWEEP_LIMIT = 500
MARKED_AT_ONCE = 500
ERROR_CHARACTERS = 2_000
LOST = "The worker was lost or ran out of time in each of {attempts} attempts."

_random = SystemRandom()


@dataclass(frozen=True, slots=True)
class QueueRules:
    """How long a worker may hold an article, how often it is tried, and the pause after an error (doubled each time)."""

    lease: timedelta
    max_attempts: int
    first_pause: timedelta = timedelta(seconds=10)
    longest_pause: timedelta = timedelta(minutes=10)
    forgotten_after: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class ClaimedArticle:
    """An article in a worker's hands: what it reads, and the token by which it may finish."""

    article_id: int
    token: str
    attempt: int
    text: str
    published_on: date


def claim(*, article_id: int, now: datetime, rules: QueueRules) -> ClaimedArticle | None:
    """Take this article; None where another worker has it, it is not due, or it is finished."""
    token = uuid.uuid4().hex
    claimable = Article.objects.claimable(now, max_attempts=rules.max_attempts).filter(pk=article_id)
    values = {"status": ArticleStatus.RUNNING, "token": token, "lease_until": now + rules.lease, "attempts": F("attempts") + 1}
    if not claimable.update(**values):
        return None
    return _claimed(article_id, token)


def due(*, now: datetime, rules: QueueRules, limit: int = 10) -> list[int]:
    """The articles that have been due for longest, for a worker that looks for work by itself; those never read come first."""
    claimable = Article.objects.claimable(now, max_attempts=rules.max_attempts)
    return list(claimable.unread_first().values_list("id", flat=True)[:limit])


def give_up(claimed: ClaimedArticle, *, error: str, now: datetime, rules: QueueRules) -> bool:
    """After an error: back into the queue after a pause, or set aside after the last attempt. False where the lease was lost."""
    last = claimed.attempt >= rules.max_attempts
    return _let_go(
        claimed,
        status=ArticleStatus.QUARANTINED if last else ArticleStatus.PENDING,
        not_before=now + pause(claimed.attempt, rules=rules, jitter=_random.random()),
        last_error=_storable(error),
    )


def hand_back(claimed: ClaimedArticle, *, now: datetime) -> bool:
    """A worker that is told to stop returns what it holds: due at once, and the attempt does not count."""
    return _let_go(claimed, status=ArticleStatus.PENDING, not_before=now, attempts=F("attempts") - 1)


def pause(attempt: int, *, rules: QueueRules, jitter: float) -> timedelta:
    """How long to wait after this attempt: doubled each time, up to half as long again by `jitter` (0 to 1)."""
    doubled: timedelta = rules.first_pause * 2 ** (attempt - 1)
    return min(doubled, rules.longest_pause) * (1 + jitter / 2)


def sweep(*, now: datetime, rules: QueueRules) -> list[int]:
    """Set aside what has used up its attempts; list what nobody seems to be coming for, the longest due first."""
    used_up = Article.objects.used_up(now, max_attempts=rules.max_attempts)
    used_up.filter(last_error="").update(last_error=LOST.format(attempts=rules.max_attempts))
    used_up.update(status=ArticleStatus.QUARANTINED, token="", lease_until=None)
    forgotten = Article.objects.forgotten(now, max_attempts=rules.max_attempts, after=rules.forgotten_after)
    return list(forgotten.unread_first().values_list("id", flat=True)[:SWEEP_LIMIT])


def retry(*, article_id: int, now: datetime) -> bool:
    """A person puts an article that was set aside back into the queue, with all its attempts. False where it is not set aside."""
    aside = Article.objects.filter(pk=article_id, status__in=(ArticleStatus.QUARANTINED, ArticleStatus.FAILED))
    return bool(aside.update(status=ArticleStatus.PENDING, attempts=0, not_before=now))


def read_again(*, article_ids: Sequence[int], now: datetime) -> list[int]:
    """Put articles that were read, or set aside, back into the queue with all their attempts; which ones.

    One that waits already is read anyway, and one that is being read is left to its worker. Until the new reading is finished
    the article keeps the events that it has.
    """
    marked: list[int] = []
    for first in range(0, len(article_ids), MARKED_AT_ONCE):
        with transaction.atomic():
            finished = Article.objects.finished().filter(pk__in=article_ids[first : first + MARKED_AT_ONCE])
            keys = list(finished.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
            Article.objects.filter(pk__in=keys).update(status=ArticleStatus.PENDING, attempts=0, not_before=now, last_error="")
            marked += keys
    return marked


def _claimed(article_id: int, token: str) -> ClaimedArticle | None:
    """The row as claimed; None where the lease was so short that another has it already."""
    row = Article.objects.held(article_id, token).values("attempts", "text", "published_on").first()
    if row is None:
        return None
    return ClaimedArticle(article_id, token, row["attempts"], row["text"], row["published_on"])


def _storable(error: str) -> str:
    """An error's message without what PostgreSQL refuses, so that noting an error cannot itself fail."""
    return error[:ERROR_CHARACTERS].replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _let_go(claimed: ClaimedArticle, **values: object) -> bool:
    held = Article.objects.held(claimed.article_id, claimed.token)
    return bool(held.update(token="", lease_until=None, **values))
