"""Link the reports that are here anew, after an upgrade of the rules of linking."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from events.models import Revision
from events.services.linking.relink import relink


class Command(BaseCommand):
    help = (
        "Link all reports that another rule has linked anew: join, merge and part their events. "
        "A run that is stopped goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change; keep nothing"
        )

    def handle(self, *, dry_run: bool, **_: Any) -> None:
        with transaction.atomic() if dry_run else nullcontext():
            changed = sum(map(self._tell, self._revisions()))
            if dry_run:
                transaction.set_rollback(True)
        said = "would change" if dry_run else "changed"
        self.stdout.write(f"{changed} events {said}.")

    def _revisions(self) -> Iterator[Revision]:
        return (revision for batch in relink(now=timezone.now()) for revision in batch)

    def _tell(self, revision: Revision) -> int:
        self.stdout.write(f"event {revision.event.public_id}: {revision.reason}")
        return 1
