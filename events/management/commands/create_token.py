"""Make a token by which a program may submit articles through the API."""

from django.core.management.base import BaseCommand, CommandParser

from events.services.api_tokens import create_token


class Command(BaseCommand):
    help = "Make a token by which a program may submit articles. It is shown once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="whose it is, or what for")

    def handle(self, *args: object, **options: str) -> None:
        _, words = create_token(name=options["name"])
        self.stdout.write(words)
