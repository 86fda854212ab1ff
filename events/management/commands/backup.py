"""A copy of the whole database in one file, taken while it is in use."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from events.services.backup import BackupError, back_up


class Command(BaseCommand):
    help = "Back up the database into one file, while it is in use."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, help="where to; what is there is replaced once the backup is whole"
        )

    def handle(self, *, file: Path, **options: object) -> None:
        try:
            manifest = back_up(file.absolute(), version=settings.VERSION, now=timezone.now())
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        articles, events = manifest.rows["events_article"], manifest.rows["events_event"]
        self.stdout.write(
            f"{file}: {articles} articles, {events} events, {file.stat().st_size / 1e6:.1f} MB."
        )
