"""Poll one feed: claim it, read it outside any transaction, take in each new entry.

Each entry has its own transaction and comes in once, whoever takes it in. A poll that is cut short
loses nothing: the marks for the next request are kept only at the end, so the next poll brings the
rest.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from events import lengths
from events.models import Feed
from events.services.intake.feeds.feed_entries import TakenIn, take_in
from events.services.intake.feeds.fetch_page import Fetch, IntakeLimits, one_line
from events.services.intake.feeds.new_entries import unseen
from events.services.intake.submit import QueueFull
from events.services.queue.attempts import Outcome, log_attempt
from events.services.queue.database_trouble import cannot_write
from events.services.queue.leases import storable
from events.sources import feeds
from events.sources.feeds import NotAFeed, read_feed
from events.sources.fetching.answers import (
    Fetched,
    FetchFailed,
    FetchRefused,
    FetchRules,
    NotModified,
)

logger = logging.getLogger(__name__)

LONGEST_PAUSE = timedelta(days=1)
PUT_OFF_FOR = timedelta(seconds=10)  # where the database can keep nothing
LOST = "The worker was lost or ran out of time."


@dataclass(frozen=True, slots=True)
class PollRules:
    """How long a worker may hold a feed, and which entries it may take in."""

    lease: timedelta
    pages: FetchRules
    limits: IntakeLimits


@dataclass(frozen=True, slots=True)
class PollOutcome:
    """How the poll ended, and what it brought, so that workers can be woken."""

    outcome: Outcome
    pages_to_fetch: tuple[int, ...] = ()
    articles_to_read: tuple[int, ...] = ()


def due(*, now: datetime, limit: int = 10) -> list[int]:
    """The feeds that have been due longest."""
    return list(Feed.objects.due(now).values_list("id", flat=True)[:limit])


def sweep(*, now: datetime) -> list[int]:
    """Count a lost worker as an error of its feed; list the feeds that are due."""
    for feed in Feed.objects.lost(now).defer("etag"):
        lost = Feed.objects.held(feed.pk, feed.token).filter(lease_until__lt=now)
        lost.update(**_error(feed, LOST, now=now, at_least=timedelta()))
    return due(now=now, limit=500)


def poll_feed(
    *, feed_id: int, fetch: Fetch, rules: PollRules, clock: Callable[[], datetime]
) -> PollOutcome:
    """Poll the feed, if it is free, and take in each entry that it has not shown before.

    Raises:
        DatabaseError: if the database cannot write. The feed is put off, and the caller should
            wait, too.
    """
    feed = _claim(feed_id, now=clock(), lease=rules.lease)
    if feed is None:
        return PollOutcome(Outcome.NOT_CLAIMED)
    started = clock()
    try:
        done = _try(feed, fetch, rules, clock)
    except Exception as error:  # whatever a feed does to its reader, the others are polled
        outcome = _after_error(feed, error, now=clock())
        _log(feed, outcome, clock() - started, error)
        if outcome is Outcome.PUT_OFF:
            raise
        return PollOutcome(outcome)
    except BaseException:  # told to stop
        _let_go(feed)
        raise
    _log(feed, done.outcome, clock() - started)
    return done


def _log(feed: Feed, outcome: Outcome, took: timedelta, error: Exception | None = None) -> None:
    log_attempt(
        logger, kind="feed", public_id=str(feed.pk), outcome=outcome, took=took, error=error
    )


def _claim(feed_id: int, *, now: datetime, lease: timedelta) -> Feed | None:
    token = uuid.uuid4().hex
    if not Feed.objects.due(now).filter(pk=feed_id).update(token=token, lease_until=now + lease):
        return None
    return Feed.objects.select_related("source").filter(pk=feed_id, token=token).first()


def _try(feed: Feed, fetch: Fetch, rules: PollRules, clock: Callable[[], datetime]) -> PollOutcome:
    try:
        return _poll(feed, fetch, rules, clock)
    except (FetchRefused, NotAFeed) as refused:
        return PollOutcome(_failed(feed, refused.reason, now=clock(), at_least=LONGEST_PAUSE))
    except FetchFailed as failed:
        return PollOutcome(_failed(feed, failed.reason, now=clock(), at_least=failed.retry_after))


def _poll(feed: Feed, fetch: Fetch, rules: PollRules, clock: Callable[[], datetime]) -> PollOutcome:
    fetched = fetch(feed.address, etag=feed.etag, last_modified=feed.last_modified)
    if isinstance(fetched, NotModified):
        return _done(feed, [], now=clock())
    found = read_feed(fetched.body, url=fetched.final_url)
    brought: list[TakenIn] = []
    try:
        for entry in unseen(feed, found.entries):
            brought.append(
                take_in(entry, feed=feed, now=clock(), rules=rules.pages, limits=rules.limits)
            )
    except QueueFull as full:
        return _interrupted(feed, brought, now=clock(), wait=timedelta(seconds=full.retry_after))
    return _done(feed, brought, now=clock(), found=found, fetched=fetched)


def _done(
    feed: Feed,
    brought: Sequence[TakenIn],
    *,
    now: datetime,
    found: feeds.Feed | None = None,
    fetched: Fetched | None = None,
) -> PollOutcome:
    values: dict[str, object] = {"next_poll_at": now + _pause(feed, found), "last_polled_at": now}
    values |= {"errors_in_a_row": 0, "last_error": ""}
    if brought:
        values["last_entry_at"] = now
    if found and fetched:
        values["title"] = one_line(found.title, lengths.TITLE)
        # A mark that was cut short would never match.
        values["etag"] = fetched.etag if len(fetched.etag) <= 500 else ""
        values["last_modified"] = fetched.last_modified if len(fetched.last_modified) <= 100 else ""
    return _outcome(_let_go(feed, **values), brought)


def _interrupted(
    feed: Feed, brought: Sequence[TakenIn], *, now: datetime, wait: timedelta
) -> PollOutcome:
    """No room for more articles: the next poll asks for the feed again and takes in the rest."""
    values: dict[str, object] = {
        "next_poll_at": now + wait,
        "last_polled_at": now,
        "etag": "",
        "last_modified": "",
    }
    if brought:
        values["last_entry_at"] = now
    return _outcome(_let_go(feed, **values), brought)


def _outcome(kept: bool, brought: Sequence[TakenIn]) -> PollOutcome:
    return PollOutcome(
        Outcome.DONE if kept else Outcome.LEASE_LOST,
        tuple(one.page_to_fetch for one in brought if one.page_to_fetch),
        tuple(one.article_to_read for one in brought if one.article_to_read),
    )


def _pause(feed: Feed, found: feeds.Feed | None) -> timedelta:
    """As set, or as long as the feed asks to be left alone, at most a day."""
    asked = found.ttl if found and found.ttl else timedelta()
    return max(timedelta(minutes=feed.minutes), min(asked, LONGEST_PAUSE))


def _after_error(feed: Feed, error: Exception, *, now: datetime) -> Outcome:
    """A full disk is not the feed's error: it is due again soon."""
    if cannot_write(error):
        return (
            Outcome.PUT_OFF if _let_go(feed, next_poll_at=now + PUT_OFF_FOR) else Outcome.LEASE_LOST
        )
    return _failed(feed, f"Reading the feed failed here ({type(error).__name__}).", now=now)


def _failed(
    feed: Feed, reason: str, *, now: datetime, at_least: timedelta | None = None
) -> Outcome:
    kept = _let_go(feed, **_error(feed, reason, now=now, at_least=at_least or timedelta()))
    return Outcome.ERROR if kept else Outcome.LEASE_LOST


def _error(feed: Feed, reason: str, *, now: datetime, at_least: timedelta) -> dict[str, object]:
    """Each error in a row doubles the feed's pause, up to a day."""
    doubled = timedelta(minutes=feed.minutes) * 2 ** min(feed.errors_in_a_row + 1, 12)
    wait = max(min(doubled, LONGEST_PAUSE), at_least)
    return {
        "token": "",
        "lease_until": None,
        "errors_in_a_row": F("errors_in_a_row") + 1,
        "last_error": storable(reason),
        "last_polled_at": now,
        "next_poll_at": now + wait,
    }


def _let_go(feed: Feed, **values: object) -> bool:
    """Give the feed back with these values; False if another worker holds it by now."""
    return bool(
        Feed.objects.held(feed.pk, feed.token).update(
            **{"token": "", "lease_until": None, **values}
        )
    )
