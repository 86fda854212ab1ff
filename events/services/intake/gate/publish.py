"""Make a hidden article public: its outlet, its copies, and the events that it tells."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from events.models import Article, Event, Holding, Page, QueueStatus, Revision
from events.models.articles import Verdict, Visibility
from events.services.intake.addresses import address_key, article_at
from events.services.intake.gate.delay import keep_back
from events.services.intake.outlets import outlet_named
from events.services.linking.agency_source import agency_named_by
from events.services.linking.copies import find_copies, lock_copies, settle_origin, write_sketch
from events.services.linking.recount import recount_origins
from events.services.queue.articles import read_again
from events.services.reading.record import link_written

AT_ONCE = 50


def publish(article: Article, *, now: datetime) -> None:
    """Let readers see a hidden article, or have it wait for as long as a rule delays it. In a
    transaction, with the article locked.

    What was read from it is linked here; an article that still waits is read like any other.
    """
    if not keep_back(article, now=now):
        let_out(article, now=now)


def let_out_due(*, now: datetime) -> int:
    """Publish the delayed articles whose time has come; how many."""
    due = list(Holding.objects.due(now).values_list("article", flat=True)[:AT_ONCE])
    return sum(settle(article_id=key, now=now) for key in due)


def settle(*, article_id: int, now: datetime) -> bool:
    """Publish a delayed article that has been read, unless a rule delays it still; whether it is
    public now.

    Called after each reading. Where a worker was killed in between, the sweep does it.
    """
    if not Article.objects.delayed().filter(pk=article_id).exists():
        return False
    with transaction.atomic():
        rows = Article.objects.select_for_update(of=("self",)).delayed()
        article = rows.filter(pk=article_id).first()
        if article is not None:
            publish(article, now=now)
    return article is not None and article.is_public


def publish_now(*, article_id: int, user: User, now: datetime) -> bool:
    """An editor publishes a delayed article before its time; False if it is not delayed."""
    with transaction.atomic():
        rows = Article.objects.select_for_update(of=("self",)).delayed()
        article = rows.filter(pk=article_id).exclude(finished_at=None).first()
        if article is None:
            return False
        holdings = Holding.objects.filter(article=article)
        holdings.filter(decision=Verdict.DELAYED).update(decided_by=user, decided_at=now)
        holdings.filter(until__gt=now).update(until=now)
        let_out(article, now=now)
    return True


def let_out(article: Article, *, now: datetime) -> None:
    """Let readers see it now, whatever a rule says. In a transaction, with the article locked."""
    holding = Holding.objects.filter(article=article).first()
    article.source = outlet_named(holding.outlet) if holding else article.source
    key = address_key(article.url)
    article.address_key = key if key and article_at(key) is None else None
    article.visibility = Visibility.PUBLIC
    article.save(update_fields=["source", "address_key", "visibility"])
    Page.objects.filter(article=article).update(held=False, delayed=False)
    bring_back(article, now=now)
    if holding and holding.until:
        _mark(article, min(holding.until, now), now)
    if holding and holding.has_totals:
        read_again(article_ids=[article.pk], now=now)


def _mark(article: Article, until: datetime, now: datetime) -> None:
    """Say of the events that begin with this article that they were delayed on purpose."""
    begun = Revision.objects.filter(number=1, changed_at=now, event__reports__article=article)
    Event.objects.filter(pk__in=begun.values("event")).update(delayed_until=until)


def bring_back(article: Article, *, now: datetime) -> None:
    """Find the copies of an article that is public again, and link its reports."""
    lock_copies()
    write_sketch(article)
    if article.status != QueueStatus.DONE and article.finished_at is None:
        return
    copies = find_copies(article.pk, article.text)
    moved = settle_origin(article.pk, copies, agency_named_by(article.text))
    article.refresh_from_db(fields=["origin", "agency"])
    link_written(article, now=now)
    recount_origins({article.pk, *moved}, version=article.extractor_version, now=now)
