"""What reviewers decided of events, with what is needed to take it back; and what differs since."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from events import lengths


class Decided(models.TextChoices):
    """What a reviewer did."""

    ACCEPT = "accept", "accepted"
    CORRECT = "correct", "corrected"
    MERGE = "merge", "merged into another event"
    SPLIT = "split", "split in two"
    DETACH = "detach", "took a report out"
    APART = "apart", "is not the same as another event"
    PART_OF = "part_of", "is part of another event"
    NOT_PART_OF = "not_part_of", "is not part of another event"
    REJECT = "reject", "rejected: not an event"
    WITHDRAW = "withdraw", "withdrawn"
    RESTORE = "restore", "restored"
    UNDO = "undo", "took a decision back"


NEEDS_EDITOR: tuple[Decided, ...] = (Decided.MERGE, Decided.SPLIT, Decided.DETACH, Decided.APART)
NEEDS_EDITOR += (Decided.WITHDRAW, Decided.RESTORE)
TELLS_APART = (Decided.APART, Decided.SPLIT, Decided.DETACH)
JUDGES_VALUES = (Decided.ACCEPT, Decided.CORRECT, Decided.REJECT)


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Named reads of decisions."""

    def standing(self) -> Self:
        """Those that count: nobody took them back."""
        return self.filter(undone_at__isnull=True).exclude(what=Decided.UNDO)

    def touching(self, events: Collection[int]) -> Self:
        return self.filter(Q(event__in=events) | Q(other__in=events))

    def latest_first(self) -> Self:
        return self.select_related("by", "event", "other").order_by("-pk")

    def named(self, keys: Collection[int]) -> dict[int | None, Decision]:
        """These by key, with what a sentence of the history says of each."""
        if not keys:
            return {}
        rows = self.select_related("event", "other", "undoes").filter(pk__in=keys)
        told = ("what", "event__public_id", "other__public_id", "undoes__what")
        return {row.pk: row for row in rows.only(*told)}

    def pairs_apart(self, events: Collection[int]) -> set[tuple[int, int]]:
        """Of which two of these events a reviewer says that they are two, the older one first."""
        rows = self.standing().filter(what__in=TELLS_APART, event__in=events, other__in=events)
        parted = self.filter(
            what=Decided.MERGE, undone_at__isnull=False, event__in=events, other__in=events
        )
        pairs = [*rows.values_list("event", "other"), *parted.values_list("event", "other")]
        return {(min(pair), max(pair)) for pair in pairs}


class Decision(models.Model):
    """A reviewer decided something of an event, and of the `other` one where two are concerned.

    `before` is what people had set of each event, by primary key, until then: overrides, review,
    whether it stood. Values that articles give are not kept: they are derived anew when a decision
    is taken back.
    """

    what = models.CharField(max_length=12, choices=Decided.choices)
    event = models.ForeignKey("Event", on_delete=models.PROTECT, related_name="decisions")
    other = models.ForeignKey(
        "Event", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions_as_other"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="decisions",
    )
    at = models.DateTimeField()
    reason = models.CharField(max_length=lengths.CHANGE)
    before = models.JSONField(default=dict, blank=True)
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["what", "at"], name="decision_what_at")]

    def __str__(self) -> str:
        return f"{self.what} {self.event_id}"


class MovedReport(models.Model):
    """A report that a decision took out of an event. A later reading of its article stands in for
    it, so that the decision can be taken back afterwards.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="moved")
    report = models.ForeignKey("Report", null=True, on_delete=models.SET_NULL, related_name="+")
    taken_from = models.ForeignKey("Event", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "report"], name="moved_report_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} out of {self.taken_from_id}"


class DifferenceQuerySet(models.QuerySet["Difference"]):
    """Named reads of differences."""

    def unseen(self) -> Self:
        """Those that no reviewer has seen: their events go back to the queue."""
        return self.filter(seen_at__isnull=True)


class Difference(models.Model):
    """A value that articles give otherwise than a reviewer left it. The reviewer's stands.

    `reviewer` and `articles` are values as revisions keep them. `told_by` are the articles, by
    public id, that say otherwise. Seen when a reviewer decides of the event again.
    """

    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="differences")
    field = models.CharField(max_length=lengths.FIELD)
    reviewer = models.JSONField(null=True)
    articles = models.JSONField(null=True)
    told_by = models.JSONField(default=list)
    stands = models.BooleanField(
        help_text="The reviewer's value is shown; otherwise it was accepted and has changed since"
    )
    found_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = DifferenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "field"], name="difference_once")]
        indexes = [
            models.Index(
                fields=["found_at", "id"],
                name="difference_unseen",
                condition=Q(seen_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.event_id}"
