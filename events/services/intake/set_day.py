"""Set the day of publication of an article that is here, and have it read from that day."""

from __future__ import annotations

from datetime import date, datetime

from events.models import Article, QueueStatus
from events.models.articles import DayBasis
from events.services.intake.check_submission import Problem, day_problems
from events.services.intake.submit import ArticleRefused


def set_day(*, article: Article, day: date, basis: DayBasis, now: datetime) -> bool:
    """Set the day and put the article back into the queue. False if it has this day already.

    A worker that is reading it from another day loses its lease, so that what it found is not kept.

    Raises:
        ArticleRefused: nothing can have been published on this day; nothing is changed.
    """
    problems = tuple(Problem("published_on", reason) for reason in day_problems(day, now))
    if problems:
        raise ArticleRefused(problems)
    other = Article.objects.filter(pk=article.pk).exclude(
        published_on__isnull=False, published_on=day
    )
    return bool(
        other.update(
            published_on=day,
            published_on_basis=basis,
            status=QueueStatus.PENDING,
            attempts=0,
            not_before=now,
            token="",
            lease_until=None,
            last_error="",
        )
    )
