"""Whether the database holds what it promises, row by row."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from events.models import LogEnd
from events.services import configured
from events.services.verify import (
    Finding,
    Invariant,
    Limits,
    Noted,
    Piece,
    in_processes,
    invariants,
    verify,
)

SAID_EVERY = 10  # seconds


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

        parser.add_argument(
            "--processes",
            type=int,
            default=1,
            help="how many processes look at once, each on a connection of its own (1)",
        )

    def handle(
        self,
        *,
        json: bool,
        processes: int,
        waiting_minutes: int,
        at: datetime | None,
        log_end: Noted | None,
        **options: object,
    ) -> None:
        limits = Limits(configured.queue_rules(), timedelta(minutes=waiting_minutes), log_end)
        found = self._find(limits, at or timezone.now(), processes, in_json=json)
        if found:
            raise CommandError(f"Not as it should be: {found}.")
        if not json:
            self.stdout.write(
                f"The log of changes ends at {LogEnd.objects.first() or 'nothing'}. Keep that "
                "elsewhere: verify --log-end finds out if the log was written anew."
            )
            self.stdout.write("All is as it should be.")

    def _find(self, limits: Limits, now: datetime, processes: int, *, in_json: bool) -> int:
        """Write what is found, and how far it has come; return how much was found."""
        wanted = invariants(now=now, limits=limits)
        heard: dict[str, Any] = {}
        if not in_json:
            heard = {"told": self._told, "going": _Progress(wanted, self.stdout.write)}
        write, found = self._write_json if in_json else self._write_line, 0
        with in_processes(processes, now=now, limits=limits) as looking:
            for finding in verify(wanted, looking=looking, **heard):
                found += 1
                write(finding)
        return found

    def _write_line(self, finding: Finding) -> None:
        self.stdout.write(f"{finding.kind} {finding.public_id}: {finding.problem}")

    def _write_json(self, finding: Finding) -> None:
        self.stdout.write(json.dumps(dataclasses.asdict(finding)))

    def _told(self, invariant: Invariant, rows: int) -> None:
        self.stdout.write(f"  {rows:>8,}  {invariant.name}")
        self.stdout.flush()


class _Progress:
    """Says of a check that takes long how far it has come, and how long it will take."""

    def __init__(self, wanted: Sequence[Invariant], write: Callable[[str], object]) -> None:
        self._wanted, self._write = wanted, write
        self._number, self._last = -1, time.monotonic()
        self._begun = self._said = self._last

    def __call__(self, piece: Piece) -> None:
        if piece.number != self._number:
            self._number, self._begun, self._said = piece.number, self._last, self._last
        now = self._last = time.monotonic()
        share = piece.keys.last / max(piece.of, 1)
        if now - self._said < SAID_EVERY or share == 1:
            return
        self._said, left = now, (now - self._begun) * (1 - share) / share
        name, checks = self._wanted[piece.number].name, len(self._wanted)
        self._write(
            f"  {share:8.0%}  {name} ({left:.0f} s left; check {piece.number + 1} of {checks})"
        )
