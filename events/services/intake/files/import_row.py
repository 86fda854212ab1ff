"""The row of a file of articles, known by the file's hash.

The same file sent again continues where it stopped.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from events import lengths
from events.models import Import, QueueStatus
from events.models.articles.imports import DRAFT, UNDONE
from events.services.intake.gate.arrival import Arrival
from events.services.intake.submit import KNOWN, QueueFull
from events.sources.article_files import Layout, rows_of_file

MOST_WAITING_FILES = 20  # uploaded and not yet taken in; each may hold 20 MB of the database
DRAFTS_KEPT = timedelta(hours=2)
CONTENT_KEPT = timedelta(days=7)  # of files with refused rows


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
    layout: Layout | None = None,
    draft: bool = False,
    arrival: Arrival = KNOWN,
) -> Begun:
    """The row of the file with this hash, with `content` if a worker is to read it.

    A file whose import was undone is begun anew.
    """
    values = {
        "name": name[-lengths.FILE_NAME :],
        "content": content,
        "layout": layout.as_kept() if layout else {},
        "submitted_at": now,
        "not_before": now,
        **arrival.as_sent,
        "status": DRAFT if draft else QueueStatus.PENDING,
    }
    row, created = Import.objects.without_content().get_or_create(sha256=sha256, defaults=values)
    if not created and row.status == UNDONE:
        nothing = {"position": 0, "accepted": 0, "already_here": 0, "refused": 0, "refusals": []}
        Import.objects.filter(pk=row.pk).update(**values, **nothing, finished_at=None)
        row.refresh_from_db()
        created = True
    return Begun(row, created)


def accept_upload(
    *,
    name: str,
    content: bytes,
    now: datetime,
    draft: bool = False,
    arrival: Arrival = KNOWN,
) -> Begun:
    """Keep an uploaded file; it is accepted once its row is committed.

    A `draft` waits until somebody has looked at it and begins it; its columns need not be known.
    Workers also take over a file that a command has begun and not finished.

    Raises:
        FileRefused: if no row can be read; nothing is kept.
        QueueFull: if too many files wait already.
    """
    rows_of_file(io.BytesIO(content), name, Layout(looking=draft))
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        known = Import.objects.without_content().filter(sha256=sha256).first()
        if known is None and _waiting() >= MOST_WAITING_FILES:
            raise QueueFull
        begun = begin_import(
            name=name, sha256=sha256, now=now, content=content, draft=draft, arrival=arrival
        )
        Import.objects.filter(pk=begun.row.pk, status="pending", content=None).update(
            content=content, name=name[-lengths.FILE_NAME :]
        )
    return begun


def start_import(
    *, row: Import, layout: Layout, outlet: str, columns: Sequence[str], now: datetime
) -> bool:
    """Let workers take in a draft, read as `layout` says. False if it is none any more.

    Raises:
        FileRefused: if no row can be read in this way; it stays a draft.
    """
    rows_of_file(io.BytesIO(row.content or b""), row.name, layout)
    return bool(
        Import.objects.drafts()
        .filter(pk=row.pk)
        .update(
            status=QueueStatus.PENDING,
            layout=layout.as_kept(),
            outlet=" ".join(outlet.split())[: lengths.NAME],
            columns_key=columns_key(columns),
            submitted_at=now,
            not_before=now,
        )
    )


def columns_key(columns: Sequence[str]) -> str:
    """SHA-256, in hex, of the names of columns; files with the same are read in the same way."""
    return hashlib.sha256("\n".join(columns).encode("utf-8", "replace")).hexdigest()


def forget_files(*, now: datetime) -> int:
    """Delete drafts that nobody began, and the content of files long taken in."""
    old = Import.objects.without_content().filter(
        status=QueueStatus.DONE, content__isnull=False, finished_at__lt=now - CONTENT_KEPT
    )
    old.update(content=None)
    return Import.objects.drafts().filter(submitted_at__lt=now - DRAFTS_KEPT).delete()[0]


def finish_import(*, import_id: int, now: datetime) -> None:
    """Mark a file as done that a command has read. A file that a worker holds is left alone."""
    waiting = Import.objects.filter(pk=import_id, status=QueueStatus.PENDING, token="")
    waiting.update(status=QueueStatus.DONE, finished_at=now, content=None, last_error="")


def _waiting() -> int:
    return Import.objects.uploaded().waiting().count() + Import.objects.drafts().count()
