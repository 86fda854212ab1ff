"""Whether the database holds what it promises, row by row."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime, timedelta

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from events.models import LogEnd
from events.services import configured
from events.services.verify import Finding, Invariant, Limits, Noted, invariants, verify


class Command(BaseCommand):
    help = (
        "Check texts, quotations, queues, reports, events and their history; name every row that "
        "is not as it should be."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="a JSON object for each row found, and nothing else"
        )
        parser.add_argument(
            "--waiting-minutes",
            type=int,
            default=60,
            help="how long a row may be due before it counts as forgotten (60)",
        )

        parser.add_argument(
            "--at",
            type=datetime.fromisoformat,
            help="the moment by which waits and leases are judged, such as a backup's (now)",
        )

        parser.add_argument(
            "--log-end",
            type=Noted.read,
            help="an end of the log of changes that an earlier run named: it must still be there",
        )

    def handle(
        self,
        *,
        json: bool,
        waiting_minutes: int,
        at: datetime | None,
        log_end: Noted | None,
        **options: object,
    ) -> None:
        limits = Limits(configured.queue_rules(), timedelta(minutes=waiting_minutes), log_end)
        write, told = (self._write_json, _nothing) if json else (self._write_line, self._told)
        found = 0
        for finding in verify(invariants(now=at or timezone.now(), limits=limits), told=told):
            found += 1
            write(finding)
        if found:
            raise CommandError(f"Not as it should be: {found}.")
        if not json:
            self.stdout.write(
                f"The log of changes ends at {LogEnd.objects.first() or 'nothing'}. Keep that "
                "elsewhere: verify --log-end finds out if the log was written anew."
            )
            self.stdout.write("All is as it should be.")

    def _write_line(self, finding: Finding) -> None:
        self.stdout.write(f"{finding.kind} {finding.public_id}: {finding.problem}")

    def _write_json(self, finding: Finding) -> None:
        self.stdout.write(json.dumps(dataclasses.asdict(finding)))

    def _told(self, invariant: Invariant, rows: int) -> None:
        self.stdout.write(f"  {rows:>8,}  {invariant.name}")
        self.stdout.flush()


def _nothing(invariant: Invariant, rows: int) -> None:
    """Of the progress, a program wants to hear nothing."""
