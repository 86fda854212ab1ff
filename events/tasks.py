"""Celery's entry points, and the wake-up that the form and the API send. Losing any of them costs time, not an article."""

import logging
from functools import partial

from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from kombu import Connection
from kombu.exceptions import OperationalError

from events.services import configured, extract, queue
from events.services.outage import Outage

logger = logging.getLogger(__name__)
broker_outage = Outage()


@shared_task
def extract_article(article_id: int) -> None:
    rules = configured.queue_rules()
    extract.extract_article(article_id=article_id, extractor=configured.extractor(), rules=rules, clock=timezone.now)


@shared_task
def sweep_queue() -> int:
    """Wake what was forgotten; how many."""
    forgotten = queue.sweep(now=timezone.now(), rules=configured.queue_rules())
    for article_id in forgotten:
        extract_article.delay(article_id)
    return len(forgotten)


def wake_extraction(article_id: int) -> None:
    """Tell a worker, once the transaction has committed, that this article waits.

    Never fails and takes at most 2 seconds, whatever state the broker is in: without it the sweep finds the article. For a while
    after a failure it is not tried, or requests would queue up behind those that wait for a frozen broker.
    """
    if settings.REDIS_URL:
        transaction.on_commit(partial(_wake, article_id), robust=True)


def _wake(article_id: int) -> None:
    if broker_outage.lasts():
        return
    # A connection of its own: the workers' socket limits must outlast their blocking reads, a request must not wait that long.
    hurried = {**settings.CELERY_BROKER_TRANSPORT_OPTIONS, "socket_connect_timeout": 0.5, "socket_timeout": 0.5}
    try:
        with Connection(settings.CELERY_BROKER_URL, transport_options=hurried) as connection:
            extract_article.apply_async((article_id,), connection=connection)
    except OperationalError as error:
        broker_outage.note()
        logger.warning("Article %s waits for the sweep: the broker does not answer (%s)", article_id, error)
