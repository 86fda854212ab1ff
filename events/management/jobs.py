"""What local workers do, the most urgent first: each kind of row that waits, and how to do one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from events.exports.kept import make_file
from events.models import Delivery, Export, Import, Page
from events.services import configured
from events.services.accounts.sessions import forget_ended_sessions
from events.services.exports.ask import forget_exports
from events.services.exports.write import write_export
from events.services.intake.feeds import poll_feed
from events.services.intake.feeds.fetch_page import fetch_page
from events.services.intake.files.import_file import import_file
from events.services.intake.files.import_row import forget_files
from events.services.intake.gate.publish import let_out_due, settle
from events.services.queue import articles, leases
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from events.services.subscriptions import deliver
from events.services.subscriptions import fan_out as fanning
from events.services.subscriptions.addresses import load_pages
from events.services.takedown.retention import erase_old
from events.services.tallies.fold import fold
from events.tasks import LOOK


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of row. `due` gives ids, the longest due first; `do` does one within its lease.

    `sweep` sets aside what has used up its attempts. A job that `waits` depends on other people's
    servers, which may be slow.
    """

    due: Callable[[], list[int]]
    do: Callable[[int], object]
    sweep: Callable[[], object]
    lease: timedelta
    waits: bool = False


def all_jobs() -> tuple[Job, ...]:
    """In the order in which a worker looks for work."""
    return (
        reading_articles(),
        fetching_pages(),
        polling_feeds(),
        taking_in_files(),
        matching_changes(),
        delivering(),
        writing_exports(),
    )


def reading_articles() -> Job:
    rules = configured.queue_rules()
    return Job(
        due=lambda: articles.due(now=timezone.now(), rules=rules),
        do=lambda pk: _read(pk, rules),
        sweep=lambda: _sweep_articles(rules),
        lease=rules.lease,
    )


def _read(article_id: int, rules: QueueRules) -> None:
    extract_article(
        article_id=article_id, extractor=configured.extractor(), rules=rules, clock=timezone.now
    )
    settle(article_id=article_id, now=timezone.now())


def fetching_pages() -> Job:
    rules, fetch, limits, pages = (
        configured.page_rules(),
        configured.page_fetch(),
        configured.intake_limits(),
        Page.objects.all(),
    )
    return Job(
        due=lambda: leases.due(pages.all(), now=timezone.now(), rules=rules),
        do=lambda pk: fetch_page(
            page_id=pk, fetch=fetch, rules=rules, limits=limits, clock=timezone.now
        ),
        sweep=lambda: leases.sweep(pages.all(), now=timezone.now(), rules=rules),
        lease=rules.lease,
        waits=True,
    )


def polling_feeds() -> Job:
    rules, fetch = configured.poll_rules(), configured.feed_fetch()
    return Job(
        due=lambda: poll_feed.due(now=timezone.now()),
        do=lambda pk: poll_feed.poll_feed(feed_id=pk, fetch=fetch, rules=rules, clock=timezone.now),
        sweep=lambda: poll_feed.sweep(now=timezone.now()),
        lease=rules.lease,
        waits=True,
    )


def taking_in_files() -> Job:
    rules, terms, files = (
        configured.queue_rules(),
        configured.file_terms(),
        Import.objects.uploaded(),
    )
    return Job(
        due=lambda: leases.due(files.all(), now=timezone.now(), rules=rules),
        do=lambda pk: import_file(import_id=pk, terms=terms, rules=rules, clock=timezone.now),
        sweep=lambda: leases.sweep(files.all(), now=timezone.now(), rules=rules),
        lease=rules.lease,
    )


def matching_changes() -> Job:
    """Writes what those who follow events are to be sent."""
    return Job(
        due=_followers_who_are_behind,
        do=lambda pk: fanning.fan_out(subscription_id=pk, look=LOOK, clock=timezone.now),
        sweep=lambda: None,
        lease=configured.queue_rules().lease,
    )


def _followers_who_are_behind() -> list[int]:
    """Before the first of them every page is loaded, which on a busy machine outlasts a lease."""
    behind = fanning.due(now=timezone.now())
    if behind:
        load_pages()
    return behind


def delivering() -> Job:
    rules, send, rows = (
        configured.delivery_rules(),
        configured.delivery_send(),
        Delivery.objects.active(),
    )
    return Job(
        due=lambda: deliver.due(now=timezone.now(), rules=rules),
        do=lambda pk: deliver.deliver(delivery_id=pk, send=send, rules=rules, clock=timezone.now),
        sweep=lambda: leases.sweep(rows.all(), now=timezone.now(), rules=rules),
        lease=rules.lease,
        waits=True,
    )


def writing_exports() -> Job:
    rules, exports = configured.queue_rules(), Export.objects.all()
    return Job(
        due=lambda: leases.due(exports.all(), now=timezone.now(), rules=rules),
        do=lambda pk: write_export(export_id=pk, make=make_file, rules=rules, clock=timezone.now),
        sweep=lambda: _sweep_exports(rules),
        lease=rules.lease,
    )


def _sweep_exports(rules: QueueRules) -> None:
    leases.sweep(Export.objects.all(), now=timezone.now(), rules=rules)
    forget_exports(now=timezone.now())


def _sweep_articles(rules: QueueRules) -> None:
    articles.sweep(now=timezone.now(), rules=rules)
    let_out_due(now=timezone.now())
    erase_old(configured.retention(), now=timezone.now())
    fold()
    forget_files(now=timezone.now())
    forget_ended_sessions(now=timezone.now())
