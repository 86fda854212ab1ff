"""How far the articles of a file have been read, not only taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q

from events.models import Article, Import

ENOUGH = 3  # finished articles to reckon the speed from


@dataclass(frozen=True, slots=True)
class ReadingProgress:
    """`seconds_left` is None as long as the speed is not known. `fetching`: pages not yet here."""

    articles: int
    finished: int
    undated: int
    fetching: int
    seconds_left: int | None

    @property
    def unfinished(self) -> bool:
        return self.finished < self.articles or self.fetching > 0

    @property
    def minutes_left(self) -> int:
        return round((self.seconds_left or 0) / 60)

    @property
    def percent(self) -> int:
        return 100 * self.finished // self.articles if self.articles else 0


def reading_progress(row: Import) -> ReadingProgress:
    """Of the articles that the file brought."""
    done = Q(status__in=("done", "failed", "quarantined"))
    told = (
        Article.objects.brought_by(row.pk)
        .order_by()
        .aggregate(
            articles=Count("pk"),
            finished=Count("pk", filter=done),
            undated=Count("pk", filter=Q(published_on=None)),
            first=Min("finished_at"),
            last=Max("finished_at"),
        )
    )
    left = told["articles"] - told["finished"]
    return ReadingProgress(
        articles=told["articles"],
        finished=told["finished"],
        undated=told["undated"],
        fetching=row.pages.waiting().count(),
        seconds_left=_seconds_left(left, told["finished"], told["first"], told["last"]),
    )


def _seconds_left(
    left: int, finished: int, first: datetime | None, last: datetime | None
) -> int | None:
    if not left or finished < ENOUGH or first is None or last is None:
        return None
    return round(left * ((last - first) / timedelta(seconds=1)) / (finished - 1))
