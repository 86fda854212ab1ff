"""Files of many articles, taken in row by row. A file's row is its place in the queue and remembers
how far it has come.
"""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models.functions import Now

from events import lengths
from events.models.articles.arrival import Sent
from events.models.queued import (
    Queued,
    QueuedQuerySet,
    QueueStatus,
    queue_index,
    running_has_lease_and_token,
)

DRAFT, UNDONE = "draft", "undone"
STATUSES = [
    *QueueStatus.choices,
    (DRAFT, "uploaded, and nothing taken in yet"),
    (UNDONE, "taken in, and withdrawn"),
]


class ImportQuerySet(QueuedQuerySet["Import"]):
    """Named reads of imports."""

    def drafts(self) -> Self:
        """Uploaded, for somebody to look at and begin."""
        return self.filter(status=DRAFT)

    def begun_with_columns(self, columns_key: str) -> Self:
        """Those whose files have the same columns, the latest first."""
        begun = self.exclude(status=DRAFT).exclude(layout={})
        return begun.filter(columns_key=columns_key).order_by("-submitted_at", "-id")

    def without_content(self) -> Self:
        return self.defer("content")

    def uploaded(self) -> Self:
        """Whose content is here, for a worker to take in; a command reads its file itself."""
        return self.filter(content__isnull=False)


class Import(Sent, Queued):
    """One file, known by its hash: the same file begun again goes on where it stopped."""

    status = models.CharField(max_length=12, choices=STATUSES, default=QueueStatus.PENDING)
    layout = models.JSONField(
        default=dict, blank=True, help_text="What was said of its columns, encoding and the like"
    )
    outlet = models.CharField(
        max_length=lengths.NAME, blank=True, help_text="Of rows that name none"
    )
    columns_key = models.CharField(
        max_length=64, blank=True, db_index=True, help_text="SHA-256 of the names of its columns"
    )

    name = models.CharField(max_length=lengths.FILE_NAME)
    sha256 = models.CharField(
        max_length=64,
        unique=True,
        help_text="Of the file's bytes, or of the folder's names and sizes",
    )
    content = models.BinaryField(
        null=True,
        blank=True,
        help_text="Of an uploaded file, until all its rows are in; a week more if some are refused",
    )
    submitted_at = models.DateTimeField(db_default=Now())

    position = models.PositiveIntegerField(default=0, help_text="Rows taken in or refused so far")
    accepted = models.PositiveIntegerField(default=0)
    already_here = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    refusals = models.JSONField(
        default=list, help_text="[{line, field, reason}], the first of them"
    )

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes = [queue_index("import")]
        constraints = [running_has_lease_and_token("import")]

    def __str__(self) -> str:
        return self.name
