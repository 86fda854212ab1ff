"""Celery's entry points, and the messages that wake workers.

Losing a message costs time, not an article.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol

from celery import shared_task
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.utils import timezone
from kombu import Connection
from kombu.exceptions import OperationalError

from events.exports.kept import make_file
from events.filters.matching import matches
from events.models import Delivery, Export, Import, Page
from events.services import configured
from events.services.accounts.sessions import forget_ended_sessions
from events.services.exports import ask as asking
from events.services.exports import write as writing
from events.services.intake.feeds import fetch_page as fetching
from events.services.intake.feeds import poll_feed as polling
from events.services.intake.files import import_file as importing
from events.services.intake.files import import_row
from events.services.intake.gate.publish import let_out_due, settle
from events.services.queue import articles, heartbeats, leases
from events.services.queue.outage import Outage
from events.services.queue.turns import a_turn
from events.services.reading import extract
from events.services.subscriptions import deliver as delivering
from events.services.subscriptions import fan_out as fanning
from events.services.subscriptions.payload import webhook_body
from events.services.takedown.retention import erase_old
from events.services.tallies.fold import fold
from events.wording.notices import letter

logger = logging.getLogger(__name__)
_heart = heartbeats.Heart("celery")
broker_outage = Outage()

LOOK = fanning.Look(matches=matches, write={"email": letter, "webhook": webhook_body})

# seconds after which a message of a sweep is dropped: where workers are behind, they must not pile
# up
UNTIL_NEXT_SWEEP = 10
# A message of a sweep asks for a turn, not for one row: where one was sent for each of hundreds
# that wait, all had expired before a busy worker came to them. Fifty turns keep ten processes at
# work until the next sweep.
TURNS_ASKED_FOR = 50
TURN_SECONDS = 2.0
# above the deadline of a fetch, below the lease
FETCH_LIMITS = {"soft_time_limit": 90, "time_limit": 110}


@shared_task
def extract_article(article_id: int) -> None:
    """Read this article, and others that are due while a turn lasts."""
    rules, extractor = configured.queue_rules(), configured.extractor()
    for due in _a_turn(article_id, lambda: articles.due(now=timezone.now(), rules=rules)):
        extract.extract_article(
            article_id=due, extractor=extractor, rules=rules, clock=timezone.now
        )
        settle(article_id=due, now=timezone.now())


@shared_task(**FETCH_LIMITS)
def fetch_page(page_id: int) -> None:
    """Fetch this page, and others that are due while a turn lasts."""
    rows, rules = Page.objects.all(), configured.page_rules()
    for due in _a_turn(page_id, lambda: leases.due(rows.all(), now=timezone.now(), rules=rules)):
        _fetch_page(due)


def _fetch_page(page_id: int) -> None:
    fetched = fetching.fetch_page(
        page_id=page_id,
        fetch=configured.page_fetch(),
        rules=configured.page_rules(),
        limits=configured.intake_limits(),
        clock=timezone.now,
    )
    if fetched.article_to_read:
        wake_extraction(fetched.article_to_read)


@shared_task(**FETCH_LIMITS)
def poll_feed(feed_id: int) -> None:
    """Poll this feed, and others that are due while a turn lasts."""
    for due in _a_turn(feed_id, lambda: polling.due(now=timezone.now())):
        _poll_feed(due)


def _poll_feed(feed_id: int) -> None:
    brought = polling.poll_feed(
        feed_id=feed_id,
        fetch=configured.feed_fetch(),
        rules=configured.poll_rules(),
        clock=timezone.now,
    )
    wake_extraction(*brought.articles_to_read)
    wake_fetch(*brought.pages_to_fetch)


@shared_task
def import_file(import_id: int) -> None:
    """Take in rows of an uploaded file. The sweep hands out their articles, not a message each."""
    rules, terms = configured.queue_rules(), configured.file_terms()
    if importing.import_file(import_id=import_id, terms=terms, rules=rules, clock=timezone.now):
        import_file.delay(import_id)


@shared_task
def write_export(export_id: int) -> None:
    writing.write_export(
        export_id=export_id, make=make_file, rules=configured.queue_rules(), clock=timezone.now
    )


@shared_task
def sweep_exports() -> int:
    """Wake workers for files that wait to be written, and forget those of yesterday; how many."""
    asking.forget_exports(now=timezone.now())
    forgotten = leases.sweep(
        Export.objects.all(), now=timezone.now(), rules=configured.queue_rules()
    )
    return _ask_for(write_export, forgotten)


@shared_task
def sweep_files() -> int:
    """Wake workers for uploaded files that are due; how many."""
    forgotten = leases.sweep(
        Import.objects.uploaded(), now=timezone.now(), rules=configured.queue_rules()
    )
    return _ask_for(import_file, forgotten)


@shared_task
def sweep_queue() -> int:
    """Wake what was forgotten; how many."""
    forgotten = articles.sweep(now=timezone.now(), rules=configured.queue_rules())
    let_out_due(now=timezone.now())
    erase_old(configured.retention(), now=timezone.now())
    import_row.forget_files(now=timezone.now())
    forget_ended_sessions(now=timezone.now())
    heartbeats.forget_workers(now=timezone.now())
    fold()
    return _ask_for(extract_article, forgotten)


@shared_task
def sweep_pages() -> int:
    """Wake workers for pages that were forgotten, or are to be tried again; how many."""
    forgotten = leases.sweep(Page.objects.all(), now=timezone.now(), rules=configured.page_rules())
    return _ask_for(fetch_page, forgotten)


@shared_task
def sweep_feeds() -> int:
    """Wake workers for the feeds that are due; how many."""
    due = polling.sweep(now=timezone.now())
    return _ask_for(poll_feed, due)


@shared_task(**FETCH_LIMITS)
def deliver(delivery_id: int) -> None:
    """Send what is due while a turn lasts, and ask for another if something is left: other workers
    have used up the turns of the sweep meanwhile, as they found nothing that was free.
    """
    left = delivering.deliver_some(
        first=delivery_id,
        send=configured.delivery_send(),
        rules=configured.delivery_rules(),
        clock=timezone.now,
    )
    _ask_for(deliver, left[:1])


@shared_task
def sweep_subscriptions() -> int:
    """Write what those who follow events are to be sent, and wake workers to send it; how many."""
    for subscription_id in fanning.due(now=timezone.now()):
        fanning.fan_out(subscription_id=subscription_id, look=LOOK, clock=timezone.now)
    rows, rules = Delivery.objects.active(), configured.delivery_rules()
    leases.sweep(rows, now=timezone.now(), rules=rules)
    # not of each subscription the first alone: one that has many messages needs turn after turn
    waiting = leases.due(rows, now=timezone.now(), rules=rules, limit=TURNS_ASKED_FOR)
    return _ask_for(deliver, waiting)


def _a_turn(first: int, due: Callable[[], Sequence[int]]) -> Iterator[int]:
    return a_turn(due, seconds=TURN_SECONDS, first=(first,))


def _ask_for(task: Any, row_ids: Sequence[int]) -> int:
    """Turns for the rows that have waited longest; how many rows wait."""
    for row_id in row_ids[:TURNS_ASKED_FOR]:
        task.apply_async((row_id,), expires=UNTIL_NEXT_SWEEP)
    return len(row_ids)


def say_at_work() -> None:
    """Called every two seconds in the parent process of a Celery worker.

    Its children fork from it and must not inherit a connection.
    """
    try:
        if _heart.beat(now=timezone.now()):
            connection.close()
    except (DatabaseError, InterfaceError) as error:
        connection.close()
        logger.warning(
            "This worker cannot say that it is at work: the database does not take it",
            exc_info=error,
        )


def wake_extraction(*article_ids: int) -> None:
    """Tell workers, once the transaction has committed, that these articles wait.

    Never fails and takes at most 2 seconds, whatever state the broker is in: without it the sweep
    finds the articles. For a while after a failure it is not tried, or requests would queue up
    behind those that wait for a frozen broker.
    """
    _wake_after_commit(extract_article, article_ids)


def wake_import(*import_ids: int) -> None:
    """The same for uploaded files."""
    _wake_after_commit(import_file, import_ids)


def wake_export(*export_ids: int) -> None:
    """The same for files to be written."""
    _wake_after_commit(write_export, export_ids)


def wake_fetch(*page_ids: int) -> None:
    """The same for pages to be fetched."""
    _wake_after_commit(fetch_page, page_ids)


def wake_poll(*feed_ids: int) -> None:
    """The same for feeds to be polled."""
    _wake_after_commit(poll_feed, feed_ids)


class Task(Protocol):
    """What `shared_task` makes of a function, as far as wake-ups use it."""

    name: str

    def apply_async(self, args: tuple[int], *, connection: Connection) -> object: ...


def _wake_after_commit(task: Task, row_ids: Sequence[int]) -> None:
    if settings.REDIS_URL and row_ids:
        transaction.on_commit(partial(_wake, task, row_ids), robust=True)


def _wake(task: Task, row_ids: Sequence[int]) -> None:
    """One connection for all, given up at the first failure."""
    if broker_outage.lasts():
        return
    # A connection of its own: the workers' socket limits must outlast their blocking reads, a
    # request must not wait that long.
    hurried = {
        **settings.CELERY_BROKER_TRANSPORT_OPTIONS,
        "socket_connect_timeout": 0.5,
        "socket_timeout": 0.5,
    }
    try:
        with Connection(settings.CELERY_BROKER_URL, transport_options=hurried) as connection:
            for row_id in row_ids:
                task.apply_async((row_id,), connection=connection)
    except OperationalError as error:
        broker_outage.note()
        logger.warning(
            "%s of %s waits for the sweep: the broker does not answer (%s)",
            task.name,
            list(row_ids),
            error,
        )
