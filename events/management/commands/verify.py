"""Whether the database holds what it promises, row by row."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime, timedelta

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from events.services import configured
from events.services.verify import Finding, Invariant, Limits, invariants, verify


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

    def handle(
        self, *, json: bool, waiting_minutes: int, at: datetime | None, **options: object
    ) -> None:
        limits = Limits(
            rules=configured.queue_rules(), longest_wait=timedelta(minutes=waiting_minutes)
        )
        write, told = (self._write_json, _nothing) if json else (self._write_line, self._told)
        found = 0
        for finding in verify(invariants(now=at or timezone.now(), limits=limits), told=told):
            found += 1
            write(finding)
        if found:
            raise CommandError(f"Not as it should be: {found}.")
        if not json:
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
