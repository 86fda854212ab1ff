"""Celery's entry points, and the wake-up that the form and the API send. Losing any of them costs time, not an article."""

import logging
from functools import partial
from typing import Any

from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from kombu import Connection
from kombu.exceptions import OperationalError

from events.models import Import
from events.services import configured, extract, keyed_requests, leases, queue
from events.services import import_file as importing

logger = logging.getLogger(__name__)

UNTIL_NEXT_SWEEP = 10  # seconds after which a message of a sweep is dropped: where workers are behind, they must not pile up


@shared_task
def extract_article(article_id: int) -> None:
    rules = configured.queue_rules()
    extract.extract_article(article_id=article_id, extractor=configured.extractor(), rules=rules, clock=timezone.now)


@shared_task
def import_file(import_id: int) -> None:
    """Take in rows of an uploaded file. Their articles are handed out by the sweep, not announced one by one."""
    rules, terms = configured.queue_rules(), configured.file_terms()
    if importing.import_file(import_id=import_id, terms=terms, rules=rules, clock=timezone.now):
        import_file.delay(import_id)


@shared_task
def sweep_files() -> int:
    """Wake workers for uploaded files that are due; how many."""
    forgotten = leases.sweep(Import.objects.uploaded(), now=timezone.now(), rules=configured.queue_rules())
    for import_id in forgotten:
        import_file.apply_async((import_id,), expires=UNTIL_NEXT_SWEEP)
    return len(forgotten)


@shared_task
def sweep_queue() -> int:
    """Wake what was forgotten; how many."""
    forgotten = queue.sweep(now=timezone.now(), rules=configured.queue_rules())
    keyed_requests.forget_old_requests(now=timezone.now())
    for article_id in forgotten:
        extract_article.delay(article_id)
    return len(forgotten)


def wake_extraction(article_id: int) -> None:
    """Tell a worker, once the transaction has committed, that this article waits.

    Never fails and takes at most 2 seconds, whatever state the broker is in: without it the sweep finds the article.
    """
    if settings.REDIS_URL:
        transaction.on_commit(partial(_wake, article_id), robust=True)


def wake_import(import_id: int) -> None:
    """The same for an uploaded file."""
    if settings.REDIS_URL:
        transaction.on_commit(partial(_wake, import_id, import_file), robust=True)


def _wake(row_id: int, task: Any = extract_article) -> None:
    # A connection of its own: the workers' socket limits must outlast their blocking reads, a request must not wait that long.
    hurried = {**settings.CELERY_BROKER_TRANSPORT_OPTIONS, "socket_connect_timeout": 0.5, "socket_timeout": 0.5}
    try:
        with Connection(settings.CELERY_BROKER_URL, transport_options=hurried) as connection:
            task.apply_async((row_id,), connection=connection)
    except OperationalError as error:
        logger.warning("%s of %s waits for the sweep: the broker does not answer (%s)", task.name, row_id, error)
