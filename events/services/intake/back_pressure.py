"""Whether the queue of articles is full. Asked before each acceptance, so it must be cheap."""

from __future__ import annotations

import time
from collections.abc import Callable

from events.models import Article

COUNTED_EVERY_SECONDS = 1.0


class Backlog:
    """How many new articles wait, counted at most once a second in each process.

    Between counts a process may accept what it can within a second, some hundred articles, over the
    limit.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._counted: tuple[int, float, bool] | None = None

    def is_full(self, limit: int) -> bool:
        """Whether `limit` articles wait unread; 0 is no limit."""
        if not limit:
            return False
        now = self._clock()
        if (
            self._counted is None
            or self._counted[0] != limit
            or now - self._counted[1] >= COUNTED_EVERY_SECONDS
        ):
            self._counted = (limit, now, Article.objects.new_waiting()[:limit].count() >= limit)
        return self._counted[2]

    def forget(self) -> None:
        """Count again at the next question."""
        self._counted = None


backlog = Backlog(time.monotonic)


def is_full(limit: int) -> bool:
    """Whether that many new articles wait, as far as this process knows."""
    return backlog.is_full(limit)
