"""All events as files to hand on, for a nightly timer."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from events.exports.dump import DumpRunning, dump


class Command(BaseCommand):
    help = (
        "Write everything that readers may see into DIRECTORY/<day>/: tables, the log of changes, "
        "schema and checksums. Start it again after an interruption, and it goes on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path)
        parser.add_argument("--site", default="", help="such as https://tracker.example.org")
        parser.add_argument(
            "--keep", type=int, default=0, help="delete all but so many of the newest; 0 keeps all"
        )

    def handle(self, *, directory: Path, site: str, keep: int, **_: object) -> None:
        try:
            done = dump(
                directory,
                version=settings.VERSION,
                site=site,
                now=timezone.now(),
                keep=max(0, keep),
            )
        except DumpRunning:
            raise CommandError(f"{directory}: another dump is being written there.") from None
        except OSError as error:
            raise CommandError(f"{directory}: {error}") from error
        if done.was_there:
            self.stdout.write(f"{done.directory} is there already.")
            return
        rows = ", ".join(f"{number} rows in {name}" for name, number in done.rows.items())
        again = " It went on where it had been stopped." if done.went_on else ""
        self.stdout.write(f"{done.directory}: {rows}.{again}")
