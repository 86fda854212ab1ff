"""Worker processes report that they are alive.

A written row proves that the process reaches the database.
"""

from __future__ import annotations

import logging
import os
import platform
from datetime import datetime, timedelta
from typing import Literal

from events import lengths
from events.models import Worker
from events.services.queue.clock import follow_clock

logger = logging.getLogger(__name__)

EVERY = timedelta(seconds=10)
# six beats: one reading of a long text is no reason for an alarm
SEEN_WITHIN = timedelta(minutes=1)
REMEMBERED = timedelta(days=1)  # so that an operator finds when the last one was seen

Kind = Literal["local", "celery"]


class Heart:
    """The heartbeat of this process. `beat` can be called often; it writes every ten seconds."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._last: datetime | None = None

    def beat(self, *, now: datetime) -> bool:
        """Whether it was time to write. A clock that was set back is no reason to wait."""
        if self._last and self._last <= now < self._last + EVERY:
            return False
        # also where it fails: a database that is away must not be asked all the time
        self._last = now
        jump = follow_clock(now=now)
        if jump:
            logger.warning("The clock was set back by %s, and the times of the queue with it", jump)
        record_heartbeat(name=f"{platform.node()}:{os.getpid()}", kind=self._kind, now=now)
        return True


def record_heartbeat(*, name: str, kind: Kind, now: datetime) -> None:
    """Write in one statement, so that two processes with one name cannot disturb each other."""
    row = Worker(name=name[: lengths.NAME], kind=kind, started_at=now, seen_at=now)
    Worker.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["name"], update_fields=["kind", "seen_at"]
    )


def forget_workers(*, now: datetime) -> int:
    """Delete workers not seen for a day; return how many."""
    return Worker.objects.filter(seen_at__lt=now - REMEMBERED).delete()[0]
