"""A backup put in the place of the database, brought to this version, and looked through."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from events.services.backup import BackupError, read_manifest, restore


class Command(BaseCommand):
    help = (
        "Put a backup in the place of the database, migrate it and verify it. Stop the web "
        "server and the workers first."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="what `manage.py backup` has made")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="although there are articles or events in the database",
        )

    def handle(self, *, file: Path, replace: bool, **options: object) -> None:
        sqlite = connection.vendor == "sqlite"
        # where there is room for it
        beside = Path(connection.settings_dict["NAME"]).parent if sqlite else file.absolute().parent
        try:
            made_at = read_manifest(file).made_at
            beside.mkdir(parents=True, exist_ok=True)
            kept = restore(file.absolute(), replace=replace, beside=beside)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{file} is in place.{kept}")
        call_command("migrate", interactive=False, verbosity=0, stdout=self.stdout)
        call_command("verify", at=datetime.fromisoformat(made_at), stdout=self.stdout)
