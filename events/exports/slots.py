"""How many exports a process writes at once, so that pages always find a free thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import cache

from django.conf import settings

WAIT_SECONDS = 1.0  # a small one is soon done
RETRY_AFTER = 20


class TooManyExports(Exception):
    """As many exports as may be are being written."""


@cache
def _slots() -> threading.BoundedSemaphore:
    return threading.BoundedSemaphore(max(1, settings.EXPORTS_AT_ONCE))


class Slotted(Iterator[bytes]):
    """Pieces of a file that hold a slot from the first byte until the last, or until the client
    goes away.

    Raises:
        TooManyExports: if there is no slot.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._held = False
        if not _slots().acquire(timeout=WAIT_SECONDS):
            raise TooManyExports
        self._held = True
        self._pieces = pieces

    def __next__(self) -> bytes:
        try:
            return next(self._pieces)
        except BaseException:  # the end, or an error
            self._release()
            raise

    def close(self) -> None:
        """Called by the web server, also when the client has gone."""
        close = getattr(self._pieces, "close", None)
        if close:
            close()
        self._release()

    def _release(self) -> None:
        if self._held:
            self._held = False
            _slots().release()
