"""What readers report as mistaken."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from events import lengths
from events.models.events.event import Event


class RemarkAbout(models.TextChoices):
    """Which line of the event's page is wrong."""

    KIND = "kind", "what happened"
    WHEN = "when", "when"
    WHERE = "where", "where"
    BY = "by", "who did it"
    AGAINST = "against", "to whom it was done"
    WEAPONS = "weapons", "weapons"
    CASUALTIES = "casualties", "killed or wounded"
    SAYS = "says", "who says so, or the status"
    TWICE = "twice", "the same event stands here twice"
    NONE = "none", "the text tells no such event"
    OTHER = "other", "something else"


class RemarkQuerySet(models.QuerySet["Remark"]):
    """Named reads of remarks."""

    def unsettled(self) -> Self:
        """Those that nobody has dealt with, the oldest first."""
        return self.filter(settled_at__isnull=True).order_by("created_at", "id")


class Remark(models.Model):
    """A reader's report of a mistake. It changes nothing by itself; a person settles it."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="remarks")
    about = models.CharField(max_length=12, choices=RemarkAbout.choices)
    text = models.TextField()
    contact = models.CharField(
        max_length=lengths.CONTACT,
        blank=True,
        help_text="Only if the reader wants an answer; never shown",
    )
    client = models.CharField(
        max_length=64, blank=True, help_text="Hash of the sender's address, for limits; erased soon"
    )
    times = models.PositiveIntegerField(
        default=1, help_text="How many senders said nearly the same"
    )
    created_at = models.DateTimeField(db_default=Now())
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )

    objects = RemarkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["created_at", "id"],
                name="remark_open",
                condition=Q(settled_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_about_display()}: {self.text[:60]}"
