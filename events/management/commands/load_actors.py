"""Fill the database's sides from the extractor's vocabulary."""

from django.core.management.base import BaseCommand

from events.services.reference.load_actors import load_actors


class Command(BaseCommand):
    help = (
        "Add the sides of the extractor's vocabulary with their other names; changes nothing "
        "that is there."
    )

    def handle(self, **_: object) -> None:
        loaded = load_actors()
        self.stdout.write(f"Sides: {loaded.actors} new, {loaded.names} new names")
