"""Write the log of changes, each on a line of its own."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from events.services.linking.log_export import log_lines


class Command(BaseCommand):
    help = (
        "Write all changes of all events as JSON Lines, in the order of the log. Each holds the "
        "digest that ties it to the one before."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--after", type=int, default=0, help="only those behind this position of the log"
        )

    def handle(self, *, file: Path, after: int, **_: object) -> None:
        try:
            with file.open("w", encoding="utf-8") as lines:
                number = sum(bool(lines.write(line)) for line in log_lines(after=after))
        except OSError as error:
            raise CommandError(f"{file}: {error}") from error
        self.stdout.write(f"{number} changes written.")
