"""The queues move: nothing is held past its lease, waits for ever or is lost between states."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from events.models import Article, Export, Feed, Import, Page
from events.services.verify.invariant import Invariant, named

SWEEP = timedelta(minutes=1)  # the sweep comes every ten seconds; a loaded machine may be late


def invariants(*, now: datetime, lease: timedelta, longest_wait: timedelta) -> list[Invariant]:
    """Stuck: past `lease` and the sweep's time. Forgotten: due for longer than `longest_wait`."""
    queues: dict[str, QuerySet[Any]] = {
        "article": Article.objects.defer("text"),
        "page": Page.objects.defer("raw"),
        "import": Import.objects.defer("content"),
        "export": Export.objects.all(),
    }
    found = []
    for kind, rows in queues.items():
        found += [
            _stuck(kind, rows, since=now - lease - SWEEP),
            _forgotten(kind, rows, since=now - longest_wait),
            _unfenced(kind, rows),
        ]
    return [*found, _stuck_feed(now - lease - SWEEP)]


def _stuck(kind: str, rows: QuerySet[Any], *, since: datetime) -> Invariant:
    """Rows held long past their lease: no worker is there to take them."""
    late = rows.filter(status="running", lease_until__lt=since)
    return Invariant(
        f"no {kind} is held past its lease",
        late,
        named(kind, "is held by a worker whose lease ended long ago"),
    )


def _forgotten(kind: str, rows: QuerySet[Any], *, since: datetime) -> Invariant:
    late = rows.filter(status="pending", not_before__lt=since)
    return Invariant(
        f"no {kind} waits for too long",
        late,
        named(kind, "has been due for too long, and no worker came for it"),
    )


def _unfenced(kind: str, rows: QuerySet[Any]) -> Invariant:
    """Rows with a token that nobody holds: a worker that came back could write into them."""
    held = rows.exclude(status="running").exclude(token="", lease_until=None)
    return Invariant(
        f"only a running {kind} has a lease",
        held,
        named(kind, "has a lease or token and is not being worked on"),
    )


def _stuck_feed(since: datetime) -> Invariant:
    late = Feed.objects.filter(active=True, lease_until__lt=since).exclude(token="")
    problem = "is held by a worker whose lease ended long ago"
    return Invariant(
        "no feed is held past its lease",
        late,
        named("feed", problem, id_of=lambda feed: str(feed.pk)),
    )
