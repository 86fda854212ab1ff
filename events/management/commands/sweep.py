"""One sweep of the queue, by hand or from cron."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from kombu.exceptions import OperationalError

from events.services import configured
from events.services.queue import articles
from events.tasks import sweep_queue


class Command(BaseCommand):
    help = (
        "Set aside articles that have used up their attempts, and wake workers for those that "
        "were forgotten."
    )

    def handle(self, **options: object) -> None:
        if not settings.REDIS_URL:
            waiting = articles.sweep(now=timezone.now(), rules=configured.queue_rules())
            self.stdout.write(
                f"Forgotten: {len(waiting)}. Local workers find them by themselves: manage.py work"
            )
            return
        try:
            self.stdout.write(f"Forgotten and woken: {sweep_queue()}.")
        except OperationalError as error:
            raise CommandError(
                f"The broker does not answer ({error}); nothing was woken."
            ) from error
