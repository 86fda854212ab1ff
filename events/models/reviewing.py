"""What waits for reviewers, in the order of harm; who has taken it on, and what they say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from events import lengths
from events.extraction.types import Precision, Status
from events.models.counting.parts import EventPlace
from events.models.events import Event, EventQuerySet, Remark, Review
from events.models.events.waiting import LARGE_TOLL, UNSURE_BELOW
from events.models.judging.decisions import Difference
from events.models.linking import Suggestion


class Waits(models.TextChoices):
    """Why an event waits for a reviewer, the gravest reason first."""

    DISPUTED = "disputed"
    SAME = "same"
    UNSURE = "unsure"
    MISTAKE = "mistake"
    UNPLACED = "unplaced"
    TOLL = "toll"
    DIFFERS = "differs"


def waiting(why: str) -> EventQuerySet:
    """The events that wait for this reason. Each has an index to walk, so that a page of a million
    events costs as much as one of a hundred.
    """
    return READS[Waits(why)](Event.objects.visible())


def _unreviewed(events: EventQuerySet) -> EventQuerySet:
    return events.filter(review=Review.UNREVIEWED)


def _same(events: EventQuerySet) -> EventQuerySet:
    """The older one of each pair: the pair is one item."""
    return events.filter(pk__in=Suggestion.objects.values("event"))


def _unplaced(events: EventQuerySet) -> EventQuerySet:
    unknown = EventPlace.objects.filter(ordinal=0, place__precision=Precision.UNRESOLVED)
    return _unreviewed(events).filter(pk__in=unknown.values("event"))


READS: Mapping[Waits, Callable[[EventQuerySet], EventQuerySet]] = {
    Waits.DISPUTED: lambda events: _unreviewed(events).filter(status=Status.DISPUTED),
    Waits.SAME: _same,
    Waits.UNSURE: lambda events: _unreviewed(events).filter(confidence__lt=UNSURE_BELOW),
    Waits.MISTAKE: lambda events: events.filter(pk__in=Remark.objects.unsettled().values("event")),
    Waits.UNPLACED: _unplaced,
    Waits.TOLL: lambda events: _unreviewed(events).filter(killed_min__gte=LARGE_TOLL),
    Waits.DIFFERS: lambda events: events.filter(pk__in=Difference.objects.unseen().values("event")),
}


class Assignment(models.Model):
    """A reviewer has taken on an event. It keeps nobody from deciding."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="assignment")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments"
    )
    at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.event_id} for {self.user_id}"


class CommentQuerySet(models.QuerySet["Comment"]):
    """Named reads of comments."""

    def of_event(self, event: Event) -> Self:
        """The oldest first."""
        return self.filter(event=event).order_by("at", "pk")


class Comment(models.Model):
    """What a reviewer says of an event to other reviewers. Readers never see it."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="comments")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    by_name = models.CharField(max_length=lengths.NAME)
    text = models.TextField()
    at = models.DateTimeField(db_default=Now())

    objects = CommentQuerySet.as_manager()

    def __str__(self) -> str:
        return self.text[:60]
