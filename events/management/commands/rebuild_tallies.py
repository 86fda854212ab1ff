"""Count all events anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from events.services.tallies.rebuild import is_current, rebuild


class Command(BaseCommand):
    help = (
        "Count all events anew, for the bars, facets, charts and the map. Needed after rows were "
        "loaded past the product; `verify` says whether it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-needed", action="store_true", help="only if this version counts something else"
        )

    def handle(self, *, if_needed: bool, **_: Any) -> None:
        if if_needed and is_current():
            return
        rebuild()
        self.stdout.write("All events are counted.")
