"""An address finds its article, so it comes in once. A feed's entry led somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.models import Article, FeedEntry, Page
from events.services.intake.addresses import address_key, article_at
from events.services.verify.invariant import Finding, Invariant, named


def invariants() -> list[Invariant]:
    """What must hold of addresses."""
    nowhere = FeedEntry.objects.filter(page=None, article=None, refused_because="")
    return [
        Invariant(
            "every article is found by its address",
            Article.objects.public().only("public_id", "url", "address_key"),
            _articles_with_another,
        ),
        Invariant(
            "every page is found by its address",
            Page.objects.only("public_id", "address", "address_key"),
            _pages_with_another,
        ),
        Invariant(
            "every entry of a feed leads somewhere",
            nowhere,
            named(
                "feed",
                "has an entry that leads nowhere, and not why",
                id_of=lambda entry: f"{entry.feed_id}, entry {entry.pk}",
            ),
        ),
    ]


def _articles_with_another(articles: Sequence[Article]) -> Iterator[Finding]:
    for article in articles:
        key = address_key(article.url)
        # Of several from before addresses were compared the first has the key.
        if article.address_key != key and not (article.address_key is None and article_at(key)):
            yield Finding(
                article.pk,
                "article",
                article.public_id,
                "its address key is not that of its address",
            )


def _pages_with_another(pages: Sequence[Page]) -> Iterator[Finding]:
    for page in pages:
        if page.address_key != address_key(page.address):
            yield Finding(
                page.pk, "page", page.public_id, "its address key is not that of its address"
            )
