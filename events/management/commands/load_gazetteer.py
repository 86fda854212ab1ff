"""Fill the database's places from the gazetteer file."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from events.extraction.gazetteer.gazetteer_file import GazetteerMissing, open_gazetteer
from events.services.reference.load_places import load_places


class Command(BaseCommand):
    help = (
        "Fill the database's places from the gazetteer file; at once where that very file has "
        "been loaded before."
    )

    def handle(self, **_: object) -> None:
        try:
            loaded = load_places(gazetteer=open_gazetteer(settings.GAZETTEER_FILE))
        except GazetteerMissing as error:
            raise CommandError(str(error)) from error
        what = f"{loaded.places} places, {loaded.names} names"
        self.stdout.write(f"Loaded {what}" if loaded.fresh else f"Up to date: {what}")
