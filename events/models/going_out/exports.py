"""Large files of events that a worker writes, kept for a day in pieces beside their row."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.urls import reverse

from events import lengths
from events.models.queued import Queued, QueuedQuerySet, queue_index, running_has_lease_and_token


class ExportQuerySet(QueuedQuerySet["Export"]):
    """Named reads of exports."""

    def asked_before(self, moment: datetime) -> Self:
        return self.filter(submitted_at__lt=moment)

    def same(self, format_: str, query: str, since: datetime) -> Self:
        """Those of the same events in the same format, asked for since then, and not failed."""
        asked = self.filter(format=format_, query=query, submitted_at__gte=since)
        return asked.exclude(status__in=("failed", "quarantined"))


class Export(Queued):
    """One file: a format and the query of an address. Its bytes are its pieces."""

    format = models.CharField(max_length=20)
    query = models.TextField(blank=True, help_text="Of the address, without its question mark")
    site = models.CharField(max_length=lengths.ADDRESS, help_text="Address of the home page")
    submitted_at = models.DateTimeField()
    name = models.CharField(max_length=lengths.FILE_NAME, blank=True)
    size = models.PositiveBigIntegerField(default=0, help_text="Bytes written so far")

    objects = ExportQuerySet.as_manager()

    class Meta:
        indexes = [queue_index("export"), models.Index(fields=["submitted_at"], name="export_age")]
        constraints = [running_has_lease_and_token("export")]

    def __str__(self) -> str:
        return f"{self.format} {self.query}"[:100]

    def get_absolute_url(self) -> str:
        return reverse("web:export", args=[self.public_id])


class ExportPiece(models.Model):
    """Some bytes of a file. All but the last have the same length, so that a download goes on
    anywhere.
    """

    export = models.ForeignKey(Export, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["export", "number"], name="export_piece_once")
        ]

    def __str__(self) -> str:
        return f"{self.export_id}: {self.number}"
