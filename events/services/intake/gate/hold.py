"""Hold an article for a reviewer, give its sender a private address, or let it go when somebody
who is trusted sends the same.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from events import lengths
from events.models import Article, Holding, Page, PrivateLink, QueueStatus
from events.models.articles import Verdict, Visibility
from events.models.articles.holdings import secret_key
from events.services.intake.gate.arrival import Arrival
from events.services.intake.gate.delay import some_rule_delays
from events.services.intake.gate.publish import publish
from events.services.intake.outlets import outlet_known, outlet_named
from events.services.linking.copies import write_sketch
from events.services.queue.articles import read_again
from events.sources.titles import headline_in

SECRET_BYTES = 24


def keep_new(article: Article, *, outlet: str, arrival: Arrival, now: datetime) -> None:
    """Write a new article's row, hidden or public. In a transaction.

    A hidden one claims no address, has no sketch and makes no outlet: whoever sends the same
    address or text, or lists the outlets, must not learn of it. Where some rule delays publication,
    it is hidden until it is read.
    """
    hidden = arrival.held or some_rule_delays()
    if not arrival.held:
        article.source = outlet_known(outlet) if hidden else outlet_named(outlet)
        arrival = arrival.from_source(article.source)
        hidden = hidden or arrival.held
    article.account_id, article.feed_id = arrival.account, arrival.feed
    article.file_id, article.outlet_vouched = arrival.file, arrival.vouched
    if hidden:
        article.visibility = Visibility.HELD if arrival.held else Visibility.DELAYED
        article.address_key, article.source = None, None
    article.save(force_insert=True)
    if not hidden:
        write_sketch(article)
        return
    verdict = Verdict.WAITING if arrival.held else Verdict.DELAYED
    Holding.objects.create(
        article=article, outlet=outlet[: lengths.NAME], held_at=now, decision=verdict
    )


def let_go(known: Article, sent: Article, *, outlet: str, arrival: Arrival, now: datetime) -> bool:
    """Make a held or refused article public, as `sent` describes it; whether it is read anew.

    A trusted sender has sent its text, and is believed on title, outlet and day. `sent` is not
    saved.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).get(pk=known.pk)
        if not article.is_undecided:
            return False
        again = article.published_on != sent.published_on or article.erased_at is not None
        _take_over(article, sent, arrival)
        said: dict[str, object] = {"outlet": outlet[: lengths.NAME], "decision": Verdict.ACCEPTED}
        by = arrival.account if arrival.decides else None
        said |= {"decided_at": now, "decided_by_id": by, "reason": ""}
        Holding.objects.update_or_create(article=article, defaults=said)
        publish(article, now=now)
        return again and bool(read_again(article_ids=[article.pk], now=now))


def _take_over(article: Article, sent: Article, arrival: Arrival) -> None:
    for name in ("text", "title", "url", "published_on", "published_on_basis", "submitted_by"):
        setattr(article, name, getattr(sent, name))
    article.account_id, article.feed_id = arrival.account, arrival.feed
    article.file_id, article.outlet_vouched = arrival.file, arrival.vouched
    article.erased_at = None
    article.save()


def fetch_anew(page: Page, sent: Page, *, now: datetime) -> None:
    """Take a held page as if it came for the first time, by a trusted sender."""
    for name in ("title", "source", "published_on", "submitted_by", "held", "outlet"):
        setattr(page, name, getattr(sent, name))
    page.account_id, page.outlet_vouched = sent.account_id, sent.outlet_vouched
    page.delayed = sent.delayed
    if page.status in (QueueStatus.DONE, QueueStatus.FAILED, QueueStatus.QUARANTINED):
        page.status, page.attempts, page.not_before, page.article = (
            *(QueueStatus.PENDING, 0, now),
            None,
        )
        page.last_error = ""
    page.save()


def private_secret(row: Article | Page, *, title: str, text: str, now: datetime) -> str:
    """A new secret by which one sender follows what was sent."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    PrivateLink.objects.create(
        secret_sha256=secret_key(secret),
        article=row if isinstance(row, Article) else None,
        page=row if isinstance(row, Page) else None,
        title=(title.strip() or headline_in(text))[: lengths.TITLE],
        made_at=now,
    )
    return secret
