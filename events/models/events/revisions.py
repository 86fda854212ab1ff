"""The history of an event: every change, by whom, when, why, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from events import lengths
from events.models.articles import Article
from events.models.events.as_of import StatesThen


class RevisionQuerySet(StatesThen):
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

    def with_event(self) -> Self:
        """With the id of the event, and without its long columns."""
        return self.select_related("event").defer(
            "event__search_text", "event__overrides", "event__summary"
        )

    def tied(self) -> Self:
        """Those of the log, which has them in the order of their primary keys, too."""
        return self.filter(position__isnull=False)

    def last_made_by(self, moment: datetime, *, after: int) -> int:
        """The position of the last change of the log made by then; `after` if none is behind it."""
        made = self.filter(position__gt=after, changed_at__lte=moment).order_by("-position")
        return made.values_list("position", flat=True).first() or after

    def in_log_order(self, *, after: int = 0, size: int = 1000) -> Iterator[list[Revision]]:
        """Those behind a position of the log, in batches that each begin after the one before."""
        rows = self.tied().with_event().order_by("position")
        while batch := list(rows.filter(position__gt=after)[:size]):
            yield batch
            after = batch[-1].position or after


class Revision(models.Model):
    """One change of an event, by a person (`changed_by`) or by an extractor (`extractor_version`).
    Only ever added.

    `position` and `digest` tie it into the chain of all revisions (`chain.py`). `by_name` and
    `by_role` stay when the account is deleted. `ends_on` is the event's last day as it was then.
    """

    event = models.ForeignKey("Event", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(help_text="From 1, in order")
    changed_at = models.DateTimeField(db_default=Now())
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    by_name = models.CharField(max_length=lengths.NAME, blank=True)
    by_role = models.CharField(max_length=20, blank=True)
    extractor_version = models.CharField(max_length=60, blank=True)
    decision = models.ForeignKey(
        "Decision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="revisions",
        help_text="What a reviewer decided, where that made the change",
    )
    reason = models.CharField(max_length=lengths.CHANGE)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    position = models.PositiveBigIntegerField(
        null=True, blank=True, unique=True, help_text="In the log of all changes, from 1"
    )
    digest = models.CharField(max_length=64, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="revision_number_once")
        ]
        indexes = [models.Index(fields=["-ends_on", "-id"], name="revision_newest")]

    def __str__(self) -> str:
        return f"{self.event_id} #{self.number}"


class LogEnd(models.Model):
    """Where the log of changes ends, in one row: a log that was cut off is seen to be.

    Written by whoever adds a revision, and all of those take turns already.
    """

    position = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.position}:{self.digest}"
