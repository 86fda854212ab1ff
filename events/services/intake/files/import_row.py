"""The row of a file of articles, known by the file's hash.

The same file sent again continues where it stopped.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from events import lengths
from events.models import Import, QueueStatus
from events.services.intake.gate.arrival import Arrival
from events.services.intake.submit import KNOWN, QueueFull
from events.sources.article_files import rows_of_file

MOST_WAITING_FILES = 20  # uploaded and not yet taken in; each may hold 20 MB of the database


@dataclass(frozen=True, slots=True)
class Begun:
    """The file's row. `created` is False if the same file came before."""

    row: Import
    created: bool


def begin_import(
    *,
    name: str,
    sha256: str,
    now: datetime,
    content: bytes | None = None,
    arrival: Arrival = KNOWN,
) -> Begun:
    """The row of the file with this hash, with `content` if a worker is to read it."""
    values = {
        "name": name[-lengths.FILE_NAME :],
        "content": content,
        "submitted_at": now,
        "not_before": now,
        **arrival.as_sent,
    }
    row, created = Import.objects.without_content().get_or_create(sha256=sha256, defaults=values)
    return Begun(row, created)


def accept_upload(*, name: str, content: bytes, now: datetime, arrival: Arrival = KNOWN) -> Begun:
    """Keep an uploaded file for a worker; it is accepted once its row is committed.

    Workers also take over a file that a command has begun and not finished.

    Raises:
        FileRefused: if no row can be read; nothing is kept.
        QueueFull: if too many files wait already.
    """
    rows_of_file(io.BytesIO(content), name)
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        known = Import.objects.without_content().filter(sha256=sha256).first()
        if known is None and Import.objects.uploaded().waiting().count() >= MOST_WAITING_FILES:
            raise QueueFull
        begun = begin_import(name=name, sha256=sha256, now=now, content=content, arrival=arrival)
        Import.objects.filter(pk=begun.row.pk, status="pending", content=None).update(
            content=content, name=name[-lengths.FILE_NAME :]
        )
    return begun


def finish_import(*, import_id: int, now: datetime) -> None:
    """Mark a file as done that a command has read. A file that a worker holds is left alone."""
    waiting = Import.objects.filter(pk=import_id, status=QueueStatus.PENDING, token="")
    waiting.update(status=QueueStatus.DONE, finished_at=now, content=None, last_error="")
