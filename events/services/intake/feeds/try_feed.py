"""What a feed would bring, before anybody adds it. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from events.services.intake.addresses import address_key, article_at
from events.services.intake.check_submission import fetch_problems, is_publication_day
from events.services.intake.feeds.feed_entries import is_whole
from events.services.intake.feeds.fetch_page import Fetch
from events.sources.feeds import NotAFeed, read_feed
from events.sources.fetching.answers import FetchFailed, FetchRefused, FetchRules, NotModified

SHOWN = 10  # entries


class FeedNotRead(Exception):
    """The feed cannot be read. The message is one sentence for whoever wants to add it."""


@dataclass(frozen=True, slots=True)
class TriedEntry:
    """An entry as it would come: with its text, or from the page at its address."""

    title: str
    url: str
    published_on: date | None
    with_text: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class TriedFeed:
    """`number`: of all entries, of which `entries` are the newest."""

    title: str
    number: int
    entries: tuple[TriedEntry, ...]


def try_feed(*, address: str, fetch: Fetch, rules: FetchRules, now: datetime) -> TriedFeed:
    """Fetch the feed and say what a poll would bring.

    Raises:
        FeedNotRead: with the reason.
    """
    problems = list(fetch_problems(address.strip(), rules))
    if problems:
        raise FeedNotRead(" ".join(problems))
    try:
        fetched = fetch(address.strip())
        if isinstance(fetched, NotModified):
            raise FeedNotRead("The server says that nothing has changed, which was not asked.")
        found = read_feed(fetched.body, url=fetched.final_url)
    except (FetchFailed, FetchRefused, NotAFeed) as error:
        raise FeedNotRead(error.reason) from error
    entries = tuple(
        TriedEntry(
            title=entry.title or entry.url,
            url=entry.url,
            published_on=entry.published_on
            if entry.published_on and is_publication_day(entry.published_on, now)
            else None,
            with_text=is_whole(entry.text),
            is_here=article_at(address_key(entry.url)) is not None,
        )
        for entry in found.entries[:SHOWN]
    )
    return TriedFeed(title=found.title, number=len(found.entries), entries=entries)
