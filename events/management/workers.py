"""Worker processes: forked, replaced when they die, stopped together. Knows nothing of articles."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing import connection
from types import FrameType

Work = Callable[[int, Callable[[], bool]], bool]
Child = multiprocessing.process.BaseProcess

logger = logging.getLogger(__name__)

# exit codes of a worker: nothing more to do; a fault of ours; replace me
DRAINED, FAILED, FRESH_START = (0, 1, 3)
RESTART_SECONDS = 0.5  # between deaths, so that a worker that cannot start does not eat a core
GRACE_SECONDS = 20.0  # for the article in hand
LAST_SECONDS = 5.0  # to hand it back

_fork = multiprocessing.get_context("fork")


class Supervisor:
    """Keeps `processes` children at work until told to stop.

    With `until_drained`, until each finds nothing more to do. A child runs `work(number, stop)`,
    which returns whether the work is drained, and inherits what its parent has loaded. Numbers
    count from 0; a child that replaces another takes its number. `stop()` is true after SIGTERM or
    once the parent is gone, so that a killed parent leaves no workers behind. A second SIGTERM
    raises SystemExit in the child, wherever it is.
    """

    def __init__(self, work: Work, *, processes: int, until_drained: bool) -> None:
        self._work = work
        self._processes = processes
        self._until_drained = until_drained
        self._stopping = False
        self._children: dict[int, Child] = {}

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self._children = {number: self._start(number) for number in range(self._processes)}
        try:
            while self._children and not self._stopping:
                connection.wait([child.sentinel for child in self._children.values()], timeout=0.5)
                left = {
                    number: self._replaced(number, child)
                    for number, child in self._children.items()
                }
                self._children = {number: child for number, child in left.items() if child}
        finally:
            self._end()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _start(self, number: int) -> Child:
        child = _fork.Process(target=_run_child, args=(self._work, number, os.getpid()))
        child.start()
        return child

    def _replaced(self, number: int, child: Child) -> Child | None:
        """The child if it runs, another if it died.

        None if it is drained or all must stop.
        """
        if child.is_alive():
            return child
        if self._stopping or (self._until_drained and child.exitcode == DRAINED):
            return None
        if child.exitcode not in (DRAINED, FRESH_START):
            logger.warning(
                "Worker %s ended with %s; another takes its place", child.pid, child.exitcode
            )
            time.sleep(RESTART_SECONDS)
        return self._start(number)

    def _end(self) -> None:
        """Let each finish its article; then have it hand the article back; then kill."""
        for ask, seconds in (
            ("terminate", GRACE_SECONDS),
            ("terminate", LAST_SECONDS),
            ("kill", LAST_SECONDS),
        ):
            alive = [child for child in self._children.values() if child.is_alive()]
            for child in alive:
                getattr(child, ask)()
            deadline = time.monotonic() + seconds
            for child in alive:
                child.join(max(0.0, deadline - time.monotonic()))


def _run_child(work: Work, number: int, parent: int) -> None:
    told = False

    def on_term(number: int, frame: FrameType | None) -> None:
        nonlocal told
        if told:
            raise SystemExit(1)
        told = True

    signal.signal(signal.SIGTERM, on_term)
    # Ctrl-C reaches the whole group; the parent passes it on
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    drained = _or_log(work, number, lambda: told or os.getppid() != parent)
    raise SystemExit(DRAINED if drained else FRESH_START)


def _or_log(work: Work, number: int, stop: Callable[[], bool]) -> bool:
    """Log an exception without its message, which may quote a text. multiprocessing prints it."""
    try:
        return work(number, stop)
    except Exception:
        logger.exception("Worker process %s fails", os.getpid())
        raise SystemExit(FAILED) from None
