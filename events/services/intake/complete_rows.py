"""Complete articles from before addresses and texts were compared.

They get what submission and reading write today.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from events.models import Article
from events.models.queued import QueueStatus
from events.services.intake.addresses import address_key, article_at
from events.services.linking.agency_source import agency_named_by
from events.services.linking.copies import find_copies, lock_copies, settle_origin, write_sketch
from events.services.linking.recount import recount_origins

BATCH = 200


def complete_rows(*, now: datetime) -> int:
    """Give articles without them a sketch, an address key and, if read, origin and agency.

    Returns the number of articles that got a sketch. It can be interrupted, run again, and run
    while workers read. Reports stay with their events: a report that a copy tells by the same
    sentence joins when the article is read again.
    """
    return sum(_complete(article, now) for batch in _batches() for article in batch)


def _batches() -> Iterator[list[Article]]:
    last = 0
    while batch := list(
        Article.objects.without_sketch().filter(pk__gt=last).order_by("pk")[:BATCH]
    ):
        yield batch
        last = batch[-1].pk


def _complete(article: Article, now: datetime) -> bool:
    """All in one transaction: an article with a sketch has been compared."""
    with transaction.atomic():
        lock_copies()
        _write_address_key(article)
        sketched = write_sketch(article)
        if sketched and article.status == QueueStatus.DONE:
            moved = settle_origin(
                article.pk, find_copies(article.pk, article.text), agency_named_by(article.text)
            )
            recount_origins({article.pk, *moved}, version=article.extractor_version, now=now)
    return sketched


def _write_address_key(article: Article) -> None:
    """Only the first article of an address gets its key.

    Later ones came in when only texts were compared.
    """
    key = address_key(article.url) if article.address_key is None else None
    if key and article_at(key) is None:
        Article.objects.filter(pk=article.pk, address_key=None).update(address_key=key)
