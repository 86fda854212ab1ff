"""What a fetch may do, and what it gives: a page or feed, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from events.sources.fetching.public_addresses import Address, is_public

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "application/feed+json",
        "application/json",
        # many servers send their feed so; a page that is none is found out by reading it
        "text/html",
        "text/plain",
    }
)


class FetchError(Exception):
    """Nothing was fetched. `reason` is one sentence for a reader."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FetchRefused(FetchError):
    """The address cannot be used, now or later."""


class FetchFailed(FetchError):
    """It did not work now. `retry_after`: the wait the server asks for, at most a day."""

    def __init__(self, reason: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRules:
    """What a fetch may do.

    `max_bytes` limits the body as sent and as unpacked, `deadline` everything together.
    """

    max_bytes: int = 2_000_000
    deadline: timedelta = timedelta(seconds=20)
    max_redirects: int = 5
    accepted_types: frozenset[str] = PAGE_TYPES
    user_agent: str = "ConflictEventTracker/0.1"
    allowed_ports: tuple[int, ...] = (80, 443)
    may_connect: Callable[[Address], bool] = is_public


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page or feed as it was fetched.

    `hops` are all addresses asked, in order, from `url` to `final_url`. `sha256` is that of `body`,
    in hex. `charset` is what the server says (None: nothing), which may be wrong. `etag` and
    `last_modified` are sent with the next fetch.
    """

    url: str
    final_url: str
    status: int
    hops: tuple[str, ...]
    content_type: str
    charset: str | None
    body: bytes
    sha256: str
    etag: str
    last_modified: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says that nothing has changed since the given `etag` or `last_modified`."""

    url: str
    final_url: str
    hops: tuple[str, ...]
    fetched_at: datetime
