"""Files of many articles, taken in row by row. A file's row is its place in the queue and remembers
how far it has come.
"""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models.functions import Now

from events import lengths
from events.models.articles.arrival import Sent
from events.models.queued import Queued, QueuedQuerySet, queue_index, running_has_lease_and_token


class ImportQuerySet(QueuedQuerySet["Import"]):
    """Named reads of imports."""

    def without_content(self) -> Self:
        return self.defer("content")

    def uploaded(self) -> Self:
        """Whose content is here, for a worker to take in; a command reads its file itself."""
        return self.filter(content__isnull=False)


class Import(Sent, Queued):
    """One file, known by its hash: the same file begun again goes on where it stopped."""

    name = models.CharField(max_length=lengths.FILE_NAME)
    sha256 = models.CharField(
        max_length=64,
        unique=True,
        help_text="Of the file's bytes, or of the folder's names and sizes",
    )
    content = models.BinaryField(
        null=True, blank=True, help_text="Of an uploaded file, until all its rows are in"
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
