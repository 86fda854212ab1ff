"""Say what the database lacks to answer for many events."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.services.check_scale import missing


class Command(BaseCommand):
    help = (
        "Say which index, trigger, tally or setting of the database is missing to answer for a "
        "million events. Changes nothing; exits with 1 if something is missing."
    )

    def handle(self, **_: Any) -> None:
        found = missing()
        for sentence in found:
            self.stdout.write(sentence)
        if found:
            raise CommandError(f"Missing: {len(found)}. docs/operations.md says what each gains.")
        self.stdout.write("Nothing is missing.")
