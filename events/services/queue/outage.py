"""A server that did not answer is left alone for a while, so that not every request waits for it in
turn.
"""

from __future__ import annotations

import time
from collections.abc import Callable

SECONDS = 5.0


class Outage:
    """Of one server, as one process sees it; its threads share it. One of them asks again after
    `seconds`.
    """

    def __init__(
        self, *, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._ends_at: float | None = None

    def lasts(self) -> bool:
        """Whether it went unanswered a moment ago."""
        return self._ends_at is not None and self._clock() < self._ends_at

    def note(self) -> None:
        """It has not answered just now."""
        self._ends_at = self._clock() + self._seconds
