"""All rows of a file are in, or refused."""

from __future__ import annotations

from datetime import datetime

from events.models import Import, QueueStatus


def finish_import(*, import_id: int, now: datetime) -> None:
    """Say so of a file that a command has read; one in a worker's hands is left to it."""
    waiting = Import.objects.filter(pk=import_id, status=QueueStatus.PENDING, token="")
    waiting.update(status=QueueStatus.DONE, finished_at=now, content=None, last_error="")
