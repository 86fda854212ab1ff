"""The queue goes on when this machine's clock is set back.

Rows say when they are due and until when they are held. Once the clock is set back by an hour, what
was due a moment ago is due in an hour, and a lease of five minutes lasts an hour: the queue stood
still for the time of the jump. So all these times are set back by it, too.

A jump shows in the heartbeats: the latest of this machine's workers lies in the future. Those of
other machines do not count, whose clocks may be ahead for good.
"""

from __future__ import annotations

import platform
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max

from events.models import Feed, Worker
from events.models.articles import QUEUES

# less harms nobody: clocks are set right by a moment all the time
NOTICED = timedelta(seconds=30)


def follow_clock(*, now: datetime) -> timedelta | None:
    """By how much the clock was set back since the last heartbeat; None if it was not."""
    here = Worker.objects.filter(name__startswith=f"{platform.node()}:", seen_at__gt=now + NOTICED)
    latest: datetime | None = here.aggregate(latest=Max("seen_at"))["latest"]
    if latest is None:
        return None
    jump = latest - now
    with transaction.atomic():
        if not here.update(seen_at=now):  # another worker was faster
            return None
        _set_back(jump, now)
    return jump


def _set_back(jump: timedelta, now: datetime) -> None:
    for rows in QUEUES.values():
        waiting = rows.filter(status="pending", not_before__gt=now)
        waiting.update(not_before=F("not_before") - jump)
        held = rows.filter(status="running", lease_until__gt=now)
        held.update(lease_until=F("lease_until") - jump)
    Feed.objects.filter(next_poll_at__gt=now).update(next_poll_at=F("next_poll_at") - jump)
    Feed.objects.filter(lease_until__gt=now).update(lease_until=F("lease_until") - jump)
