"""Add feeds, and change how they are polled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from events import lengths
from events.models import Feed
from events.services.intake.check_submission import (
    Problem,
    fetch_problems,
    line_problems,
)
from events.services.intake.outlets import outlet_named
from events.sources.fetching.answers import FetchRules

LEAST_MINUTES, MOST_MINUTES = 5, 1_440


class FeedRefused(Exception):
    """The feed cannot be added or changed. `problems` lists every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.field}: {problem.reason}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class FeedAddition:
    """The feed with this address. `created` is False if it was there already, unchanged."""

    feed: Feed
    created: bool


def add_feed(
    *,
    address: str,
    outlet: str = "",
    minutes: int = 30,
    active: bool = True,
    now: datetime,
    rules: FetchRules,
) -> FeedAddition:
    """Poll a feed every so many minutes from now on.

    Its articles get `outlet` or, if that is empty, what their pages say.

    Raises:
        FeedRefused: with every problem; nothing is kept.
    """
    address, outlet = address.strip(), " ".join(outlet.split())
    problems = (
        *(Problem("address", reason) for reason in fetch_problems(address, rules)),
        *(Problem("outlet", reason) for reason in line_problems(outlet, lengths.NAME)),
        *(Problem("minutes", reason) for reason in minutes_problems(minutes)),
    )
    if problems:
        raise FeedRefused(problems)
    try:
        with transaction.atomic():
            feed = Feed(
                address=address, source=outlet_named(outlet), minutes=minutes, active=active
            )
            feed.created_at = feed.next_poll_at = now
            feed.save(force_insert=True)
    except IntegrityError:
        first = Feed.objects.filter(address=address).first()
        if first is None:
            raise
        return FeedAddition(first, created=False)
    return FeedAddition(feed, created=True)


def change_feed(
    *, feed: Feed, minutes: int | None = None, active: bool | None = None, now: datetime
) -> Feed:
    """Set the given values and the time of the next poll. A resumed feed is polled at once.

    Raises:
        FeedRefused: the minutes are too few or too many.
    """
    problems = tuple(
        Problem("minutes", reason)
        for reason in minutes_problems(feed.minutes if minutes is None else minutes)
    )
    if problems:
        raise FeedRefused(problems)
    taken_up = active and not feed.active
    changed = {"minutes": minutes, "active": active}
    values: dict[str, object] = {
        name: value for name, value in changed.items() if value is not None
    }
    if taken_up:
        values["next_poll_at"] = now
    if values:
        Feed.objects.filter(pk=feed.pk).update(**values)
    feed.refresh_from_db()
    return feed


def poll_now(*, feed_id: int, now: datetime) -> bool:
    """Make the feed due at once, despite its errors.

    False if it is inactive or being polled.
    """
    return bool(
        Feed.objects.filter(pk=feed_id, active=True, lease_until__isnull=True).update(
            next_poll_at=now
        )
    )


def minutes_problems(minutes: int) -> Iterator[str]:
    """Why a feed cannot be polled that often."""
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        yield f"A feed is polled every {LEAST_MINUTES} to {MOST_MINUTES:,} minutes."
