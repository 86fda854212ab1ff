"""The history of an event: every change, by whom, when, why, before and after."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from events.models.events import Event
from events.querysets import RevisionQuerySet


class Revision(models.Model):
    """One change of an event, by a person (`changed_by`) or by an extractor (`extractor_version`).
    Only ever added.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(help_text="From 1, in order")
    changed_at = models.DateTimeField(db_default=Now())
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    extractor_version = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="revision_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.event_id} #{self.number}"
