"""A page to be fetched as JSON: how far it is, and what it brought."""

from __future__ import annotations

from events.api import shapes
from events.api.responses.links import Links
from events.models import Article, Page


def page_as_json(page: Page, article: Article | None, links: Links) -> shapes.Page:
    """A page read with its source, and the article that its address has brought."""
    return {
        "id": page.public_id,
        "api_url": links.page(page.public_id),
        "url": page.address,
        "final_url": page.final_address or None,
        "title": page.title or None,
        "outlet": page.source.name if page.source else None,
        "published_on": page.published_on,
        "submitted_at": page.submitted_at,
        "status": page.status,
        "attempts": page.attempts,
        "error": page.last_error or None,
        "http_status": page.http_status,
        "fetched_at": page.fetched_at,
        "article": {"id": article.public_id, "api_url": links.article(article.public_id)}
        if article
        else None,
    }
