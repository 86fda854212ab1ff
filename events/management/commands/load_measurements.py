"""Fill the accuracy page with the measurements that come with the product."""

from django.core.management.base import BaseCommand

from events.services.reference import stored_runs


class Command(BaseCommand):
    help = "Add the measurements that come with the product; later ones of this site's own stay."

    def handle(self, **_: object) -> None:
        self.stdout.write(f"Measurements: {stored_runs.load()} new")
