"""Receivers that follow all events, and what each of them lacks or has twice at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.running.going_out.receivers import Receiver, listen
from benchmarks.running.servers import free_port

if TYPE_CHECKING:
    from events.models import Revision

RECEIVERS = 3
REFUSES_EVERY = 4  # requests to the first of them
Story = list[
    tuple[int, bool, bool]
]  # of an event: position, whether it is told, whether it is gone


def new_receivers() -> list[Receiver]:
    return [
        Receiver(free_port(), fails_every=REFUSES_EVERY * (number == 0))
        for number in range(RECEIVERS)
    ]


def settings_for(receivers: Sequence[Receiver]) -> dict[str, str]:
    """Of a product that may send to them, and whose killed workers are replaced soon."""
    return {
        "FETCH_ALLOWED_NETWORKS": "127.0.0.1/32",
        "FETCH_PORTS": ",".join(str(receiver.port) for receiver in receivers),
        "FETCH_SECONDS": "5",
        "FETCH_LEASE_SECONDS": "15",
    }


@contextmanager
def listening(receivers: Sequence[Receiver]) -> Iterator[None]:
    servers = [listen(receiver) for receiver in receivers]
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()


def follow(receivers: Sequence[Receiver], query: str = "") -> None:
    from django.utils import timezone  # noqa: PLC0415 - the settings are the product's

    from events.models import Subscription  # noqa: PLC0415
    from events.models.going_out.subscriptions import Trigger  # noqa: PLC0415

    for receiver in receivers:
        Subscription.objects.create(
            name="All that is killed for",
            query=query,
            channel="webhook",
            address=receiver.address,
            triggers=list(Trigger.values),
            site="http://127.0.0.1",
            confirmed_at=timezone.now(),
        )


def retry_now() -> None:
    """What waits for its next attempt, by now up to hours, has it at once."""
    from django.db import Error, close_old_connections  # noqa: PLC0415
    from django.db.models.functions import Now  # noqa: PLC0415

    from events.models import Delivery  # noqa: PLC0415

    try:
        Delivery.objects.filter(status="pending", not_before__gt=Now()).update(not_before=Now())
    except Error:  # SQLite's lock, or a server that is down
        close_old_connections()


def stories() -> dict[int, Story]:
    """All changes of each event, in order."""
    from events.models import Revision  # noqa: PLC0415

    found: dict[int, Story] = defaultdict(list)
    for batch in Revision.objects.in_log_order():
        for revision in batch:
            found[revision.event_id].append(_step(revision))
    return found


def owed(told: Collection[int], found: dict[int, Story]) -> set[int]:
    """The positions that a receiver of all events must have, if it has `told`.

    All news of an event that was never withdrawn. One that was may have gone before anybody was
    told of it: then nothing is owed of it, but its end if it was told before, and its return.
    """
    due: set[int] = set()
    for story in found.values():
        news = [position for position, is_news, _ in story if is_news]
        if not any(gone for _, _, gone in story):
            due.update(news)
        elif news and (not story[-1][2] or not told.isdisjoint(news)):
            due.add(news[-1])
    return due


def judged(receivers: Sequence[Receiver], made: set[int] | None = None) -> dict[str, int]:
    """`lost`: changes that a receiver lacks, of those that were made or that the log says;
    `doubled`: those that came under two ids; `again`: messages that came again under their id,
    which a receiver leaves out.
    """
    lacking = [len(lacks(receiver, made)) for receiver in receivers]
    return {
        "arrived": sum(len(receiver.ids) for receiver in receivers),
        "lost": sum(lacking),
        "doubled": sum(len(ids) > 1 for receiver in receivers for ids in receiver.ids.values()),
        "again": sum(n - 1 for receiver in receivers for n in receiver.requests.values()),
    }


def lacks(receiver: Receiver, made: set[int] | None = None) -> set[int]:
    """Positions that have not come."""
    came = set(receiver.ids)
    return (owed(came, stories()) if made is None else made) - came


def _step(revision: Revision) -> tuple[int, bool, bool]:
    from events.services.subscriptions.triggers import triggers_of  # noqa: PLC0415

    news = triggers_of(revision.before, revision.after, by_person=bool(revision.by_name))
    gone = bool((revision.after or {}).get("withdrawn_because"))
    return revision.position or 0, bool(news), gone
