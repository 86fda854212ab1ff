"""Which article a web address leads to, by the canonical form of the address."""

from __future__ import annotations

import hashlib

from events.models import Article
from events.sources.web_addresses import canonical_address


def address_key(address: str) -> str | None:
    """SHA-256, in hex, of the canonical address.

    None if it names no article: empty, invalid or a front page.
    """
    canonical = canonical_address(address) if address else None
    return None if canonical is None else hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def article_at(*keys: str | None) -> Article | None:
    """The first article that came from one of these addresses, itself or by a fetched page.

    One that is held has no address yet: anybody could keep a true article out by its address.
    """
    asked = [key for key in keys if key]
    known = Article.objects.known_to_readers()
    own = known.filter(address_key__in=asked).order_by("pk")
    fetched = known.filter(pages__address_key__in=asked).order_by("pk")
    return own.first() or fetched.first() if asked else None
