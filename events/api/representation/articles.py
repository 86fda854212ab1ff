"""An article as JSON: where it comes from, how its reading goes, and what was found in it."""

from __future__ import annotations

from events.api import shapes
from events.api.responses.links import Links
from events.models import Article, Event, QueueStatus
from events.models.articles import Verdict
from events.wording.arrivals import holding_of, how_it_came

# What went wrong inside is for the log and the admin: it may name files and machines.
FAILURES = {
    QueueStatus.PENDING: "An attempt to read it failed; it will be tried again.",
    QueueStatus.RUNNING: "An attempt to read it failed; it is being tried again.",
    QueueStatus.FAILED: "It could not be read, and trying again would not help.",
    QueueStatus.QUARANTINED: (
        "Every attempt to read it failed. It is kept, and a person can have it tried again."
    ),
}


def article_in_list(article: Article, links: Links) -> shapes.ArticleInList:
    """An article with its source; its text is not needed."""
    return {
        "id": article.public_id,
        "api_url": links.article(article.public_id),
        "title": article.title or None,
        "url": article.url or None,
        "outlet": article.source.name if article.source else None,
        "published_on": article.published_on,
        "published_on_basis": article.published_on_basis,
        "language": article.language or None,
        "submitted_at": article.submitted_at,
        "status": article.status,
        "attempts": article.attempts,
        "error": failure(article),
        "skipped_because": article.skipped_because or None,
        "finished_at": article.finished_at,
        "extractor_version": article.extractor_version or None,
    }


def article_as_json(article: Article, events: list[Event], links: Links) -> shapes.Article:
    """With its text as submitted, what it is not independent of, and the visible events that it
    tells.
    """
    return {
        **article_in_list(article, links),
        "came": _arrival(article),
        "agency": article.agency.name if article.agency else None,
        "origin": _copy(article.origin, article.shared_with_origin, links)
        if article.origin
        else None,
        "reprints": [
            _copy(reprint, reprint.shared_with_origin, links) for reprint in article.reprints.all()
        ],
        "events": [_event(event, links) for event in events],
        "events_url": links.events("article", article.public_id),
        "text": article.text,
        "unread_characters": article.unread_characters,
    }


def _arrival(article: Article) -> shapes.Arrival:
    held = holding_of(article)
    accepted = held if held and held.decision == Verdict.ACCEPTED else None
    by = accepted.decided_by if accepted else None
    return {
        "way": article.submitted_by,
        "account": article.account.get_username() if article.account else None,
        "feed": article.feed.address if article.feed else None,
        "accepted_by": by.get_username() if by else None,
        "accepted_at": accepted.decided_at if accepted else None,
        "delayed_until": held.until if held else None,
        "in_words": how_it_came(article),
    }


def article_tombstone(article: Article) -> shapes.ArticleTombstone:
    """What may be said of an article that was withdrawn."""
    row = article.withdrawals.standing().latest_first().first()
    return {
        "id": article.public_id,
        "withdrawn_at": row.made_at if row else None,
        "reason": row.reason if row else None,
        "because": (row.words or row.get_reason_display()) if row else "no reason is recorded",
        "erased": article.erased_at is not None,
    }


def failure(article: Article) -> str | None:
    """What became of the last attempt, in words that tell nothing of the inside."""
    return FAILURES.get(QueueStatus(article.status)) if article.last_error else None


def _copy(article: Article, shared: float | None, links: Links) -> shapes.ArticleCopy:
    """Another article with the same text, and how much of the shorter of the two is in both."""
    return {"id": article.public_id, "url": links.article(article.public_id), "shared": shared}


def _event(event: Event, links: Links) -> shapes.ArticleEvent:
    return {
        "id": event.public_id,
        "url": links.event(event.public_id),
        "kind": event.kind,
        "date": {"start": event.starts_on, "end": event.ends_on},
        "status": event.status,
        "summary": event.summary,
    }
