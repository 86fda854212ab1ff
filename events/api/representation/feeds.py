"""A feed as JSON: how it is polled, and how that goes."""

from __future__ import annotations

from events.api import shapes
from events.api.responses.links import Links
from events.models import Feed


def feed_as_json(feed: Feed, links: Links) -> shapes.Feed:
    """A feed read with its outlet."""
    return {
        "id": feed.pk,
        "api_url": links.feed(feed.pk),
        "address": feed.address,
        "title": feed.title or None,
        "outlet": feed.source.name if feed.source else None,
        "minutes": feed.minutes,
        "active": feed.active,
        "created_at": feed.created_at,
        "next_poll_at": feed.next_poll_at,
        "last_polled_at": feed.last_polled_at,
        "last_entry_at": feed.last_entry_at,
        "errors_in_a_row": feed.errors_in_a_row,
        "error": feed.last_error or None,
    }
