"""What one local worker process does: one job after another, until it is told to stop."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from events.management.jobs import Job
from events.services.queue.database_trouble import SENTENCES, trouble_of
from events.services.queue.heartbeats import Heart, forget_workers
from events.services.queue.turns import a_turn

logger = logging.getLogger(__name__)

IDLE_SECONDS = 0.3
DATABASE_AWAY_SECONDS = 1.5
TURN_SECONDS = 0.5  # of one job, while others wait
SWEEP_EVERY = timedelta(seconds=10)
ROWS_PER_PROCESS = 500  # then a fresh fork of the parent takes over: a slow leak never grows large


class LocalWorker:
    """Claims rows and deals with them.

    Each round takes what is due of the first job (ten articles at most) and then one row of each
    other job, or some if they are quick: to look through all queues costs as much as to send a
    message. So nothing starves: however many articles wait, pages are fetched between them, and
    however many pages wait, the articles come first.

    A slow server must not hold up the reading: every second process, beginning with the first,
    leaves jobs that wait for others alone, so that of two or more processes one always reads. A
    single process has to do everything, one thing at a time.
    """

    def __init__(self, jobs: Sequence[Job], *, processes: int, once: bool) -> None:
        self._jobs = jobs
        self._processes = processes
        self._once = once
        self._rows_left = ROWS_PER_PROCESS
        self._heart = Heart("local")
        self._next_sweep = datetime.min.replace(tzinfo=UTC) + SWEEP_EVERY

    def work(self, number: int, stop: Callable[[], bool]) -> bool:
        """Work as process `number` of all.

        True if, with `once`, nothing is due any more; False if told to stop, or worn out.
        """
        jobs = self._jobs_of(number)
        while not stop() and self._rows_left > 0:
            try:
                self._heart.beat(now=timezone.now())
                self._sweep_at_times()
                found = self._round(jobs, stop)
            except (DatabaseError, InterfaceError) as error:
                self._wait_for_database(error)
                continue
            if not found and self._once:
                return True
            if not found:
                time.sleep(IDLE_SECONDS)
        return False

    def _jobs_of(self, number: int) -> list[Job]:
        waits = self._processes == 1 or number % 2 == 1
        return [job for job in self._jobs if waits or not job.waits]

    def _sweep_at_times(self) -> None:
        """Only what sets aside: what is forgotten, this very loop finds."""
        now = timezone.now()
        if now >= self._next_sweep or now < self._next_sweep - SWEEP_EVERY:  # the clock went back
            for job in self._jobs:
                job.sweep()
            forget_workers(now=now)
            self._next_sweep = now + SWEEP_EVERY

    def _round(self, jobs: Sequence[Job], stop: Callable[[], bool]) -> bool:
        """Whether anything was due."""
        found = False
        for job in jobs:
            rows = job.due() if job is jobs[0] else a_turn(job.due, seconds=TURN_SECONDS)
            for row_id in rows:
                found = True
                if stop():
                    return found
                self._within_lease(job, row_id)
                self._rows_left -= 1
        return found

    def _within_lease(self, job: Job, row_id: int) -> None:
        """Do one row.

        The system ends this process when the lease is over, even inside a C extension that never
        returns.
        """
        signal.setitimer(signal.ITIMER_REAL, job.lease.total_seconds())
        try:
            job.do(row_id)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _wait_for_database(self, error: Exception) -> None:
        """Wait while the database is away, full or read-only. Any other error is our fault."""
        trouble = trouble_of(error)
        if trouble is None:
            raise error
        logger.warning("%s Trying again in %s s.", SENTENCES[trouble], DATABASE_AWAY_SECONDS)
        close_old_connections()
        time.sleep(DATABASE_AWAY_SECONDS)
