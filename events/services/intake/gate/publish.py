"""Make a held article public: its outlet, its copies, and the events that it tells."""

from __future__ import annotations

from datetime import datetime

from events.models import Article, Holding, Page, QueueStatus
from events.models.articles import Visibility
from events.services.intake.addresses import address_key, article_at
from events.services.intake.outlets import outlet_named
from events.services.linking.agency_source import agency_named_by
from events.services.linking.copies import find_copies, lock_copies, settle_origin, write_sketch
from events.services.linking.recount import recount_origins
from events.services.queue.articles import read_again
from events.services.reading.record import link_written


def publish(article: Article, *, now: datetime) -> None:
    """Let readers see a held or refused article. In a transaction, with the article locked.

    What was read from it is linked here; an article that still waits is read like any other.
    """
    holding = Holding.objects.filter(article=article).first()
    article.source = outlet_named(holding.outlet) if holding else article.source
    key = address_key(article.url)
    article.address_key = key if key and article_at(key) is None else None
    article.visibility = Visibility.PUBLIC
    article.save(update_fields=["source", "address_key", "visibility"])
    Page.objects.filter(article=article, held=True).update(held=False)
    bring_back(article, now=now)
    if holding and holding.has_totals:
        read_again(article_ids=[article.pk], now=now)


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
