"""Local workers: they claim rows from the database by themselves, so that no broker is needed."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from events.extraction.gazetteer.gazetteer_file import GazetteerMissing
from events.management.jobs import all_jobs
from events.management.local_worker import LocalWorker
from events.management.workers import Supervisor
from events.services import configured
from events.services.subscriptions.addresses import load_pages_if_followed


class Command(BaseCommand):
    # `make lint` and the tests run them; here they would load every page, a third of the start
    requires_system_checks = []
    help = "Read waiting articles, and do all else that waits for a worker, with local processes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--processes", type=int, default=2, help="how many rows are dealt with at once (2)"
        )
        parser.add_argument("--once", action="store_true", help="stop when nothing is waiting")

    def handle(self, *, processes: int, once: bool, **options: object) -> None:
        try:
            configured.warm_up()
        except GazetteerMissing as error:
            raise CommandError(str(error)) from error
        load_pages_if_followed()
        connections.close_all()  # a connection must not be shared by processes
        processes = max(1, processes)
        worker = LocalWorker(all_jobs(), processes=processes, once=once)
        Supervisor(worker.work, processes=processes, until_drained=once).run()
