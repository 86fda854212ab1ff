"""The history of an event: every change, by whom, when, why, before and after."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from events import lengths
from events.models.articles import Article


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Named reads of revisions."""

    def left_by_reading(self, article: Article) -> Self:
        """Those that the last reading of this article left: written with it, under one moment and
        version.
        """
        written_with_it = self.filter(
            changed_at=article.finished_at, extractor_version=article.extractor_version
        )
        return (
            written_with_it.filter(reason__contains=article.public_id)
            .select_related("event")
            .order_by("pk")
        )


class Revision(models.Model):
    """One change of an event, by a person (`changed_by`) or by an extractor (`extractor_version`).
    Only ever added.
    """

    event = models.ForeignKey("Event", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(help_text="From 1, in order")
    changed_at = models.DateTimeField(db_default=Now())
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    extractor_version = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=lengths.CHANGE)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="revision_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.event_id} #{self.number}"
