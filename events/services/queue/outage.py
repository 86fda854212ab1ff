"""Leave a server that did not answer alone for a while.

Otherwise every request would wait for it in turn.
"""

from __future__ import annotations

import time
from collections.abc import Callable

SECONDS = 5.0


class Outage:
    """The outage of one server, shared by the threads of a process.

    After `seconds` one of them asks again.
    """

    def __init__(
        self, *, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._ends_at: float | None = None

    def lasts(self) -> bool:
        """Whether it failed to answer a moment ago."""
        return self._ends_at is not None and self._clock() < self._ends_at

    def note(self) -> None:
        """Note that it did not answer just now."""
        self._ends_at = self._clock() + self._seconds
