"""Local workers: they claim articles from the database by themselves, so that no broker is needed."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.utils import timezone

from events.extraction.gazetteer_file import GazetteerMissing
from events.management.workers import Supervisor
from events.services import configured
from events.services.extract import extract_article
from events.services.leases import QueueRules
from events.services.queue import due, sweep

logger = logging.getLogger(__name__)

IDLE_SECONDS = 0.3
DATABASE_AWAY_SECONDS = 1.5
SWEEP_EVERY = timedelta(seconds=10)
ARTICLES_PER_PROCESS = 500  # then a fresh fork of the parent takes over: a slow leak never grows large


class Command(BaseCommand):
    help = "Read waiting articles with local worker processes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--processes", type=int, default=2, help="how many articles are read at once (2)")
        parser.add_argument("--once", action="store_true", help="stop when no article is waiting")

    def handle(self, *, processes: int, once: bool, **options: object) -> None:
        try:
            configured.warm_up()
        except GazetteerMissing as error:
            raise CommandError(str(error)) from error
        connections.close_all()  # a connection must not be shared by processes
        worker = LocalWorker(configured.queue_rules(), once=once)
        Supervisor(worker.work, processes=max(1, processes), until_drained=once).run()


class LocalWorker:
    """Claims and reads articles, one after another."""

    def __init__(self, rules: QueueRules, *, once: bool) -> None:
        self._rules = rules
        self._once = once
        self._articles_left = ARTICLES_PER_PROCESS
        self._next_sweep = datetime.min.replace(tzinfo=UTC)

    def work(self, stop: Callable[[], bool]) -> bool:
        """Read until told to stop, or enough for one process; True where, with `once`, nothing is due any more."""
        while not stop() and self._articles_left > 0:
            try:
                self._sweep_at_times()
                found = self._read_due(stop)
            except (OperationalError, InterfaceError) as error:
                self._wait_for_database(error)
                continue
            if not found and self._once:
                return True
            if not found:
                time.sleep(IDLE_SECONDS)
        return False

    def _sweep_at_times(self) -> None:
        """Only what sets aside: what is forgotten, this very loop finds."""
        now = timezone.now()
        if now >= self._next_sweep:
            sweep(now=now, rules=self._rules)
            self._next_sweep = now + SWEEP_EVERY

    def _read_due(self, stop: Callable[[], bool]) -> bool:
        articles = due(now=timezone.now(), rules=self._rules)
        for article_id in articles:
            if stop():
                break
            self._read_within_lease(article_id)
            self._articles_left -= 1
        return bool(articles)

    def _read_within_lease(self, article_id: int) -> None:
        """Read one. The system ends this process when the lease is over, even inside a C extension that never returns."""
        signal.setitimer(signal.ITIMER_REAL, self._rules.lease.total_seconds())
        try:
            extract_article(article_id=article_id, extractor=configured.extractor(), rules=self._rules, clock=timezone.now)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _wait_for_database(self, error: Exception) -> None:
        logger.warning("The database does not answer: %s", error)
        close_old_connections()
        time.sleep(DATABASE_AWAY_SECONDS)
