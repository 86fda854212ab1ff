"""Prepare the database for this version: tables, places, older rows, and demo articles if asked.

It is safe to run at every start.
"""

from argparse import ArgumentParser

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from events.services.intake.complete_rows import complete_rows
from events.services.linking.rebuild_ledger import rebuild_ledger


class Command(BaseCommand):
    # `make lint` and the tests run them; here they would double the time
    requires_system_checks = []
    help = "Migrate the database and load what is missing in it. Does nothing the second time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demo",
            action="store_true",
            help="submit the demo articles where there is no article yet",
        )

    def handle(self, *, demo: bool, **_: object) -> None:
        call_command("migrate", interactive=False, stdout=self.stdout)
        call_command("load_gazetteer", stdout=self.stdout)
        call_command("load_actors", stdout=self.stdout)
        call_command("load_measurements", stdout=self.stdout)
        completed = complete_rows(now=timezone.now())
        if completed:
            self.stdout.write(
                f"{completed} articles from before copies were looked for have been compared"
            )
        reckoned = sum(1 for _ in rebuild_ledger(now=timezone.now()))
        if reckoned:
            self.stdout.write(f"{reckoned} events have changed with their numbers put in order")
        call_command("rebuild_tallies", if_needed=True, stdout=self.stdout)
        if demo:
            call_command("load_demo", if_empty=True, stdout=self.stdout)
