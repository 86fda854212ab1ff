"""The ledger: who gave which number of an event, and when."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from events import lengths
from events.extraction.types import Count
from events.models.actors import Actor

TOLLS = ("killed", "wounded")


class TollStatementQuerySet(models.QuerySet["TollStatement"]):
    """Named reads of statements."""

    def over_time(self) -> Self:
        """In the order in which the numbers were given, with their sides and articles."""
        related = self.select_related("side", "report__article__source")
        return related.defer("report__extracted", "report__article__text").order_by(
            "what", "said_on", "pk"
        )


class TollStatement(models.Model):
    """A number of killed or wounded as one report gives it. Derived; written with its event.

    `total` is the number with those before it, where it `adds` to them; `stands`: nothing later
    replaces it, and the event's number is made of it.
    """

    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="toll_statements")
    report = models.ForeignKey("Report", on_delete=models.CASCADE, related_name="toll_statements")
    what = models.CharField(max_length=8, choices=[(what, what) for what in TOLLS])
    said_on = models.DateField(help_text="Day on which the article was published")
    speaker = models.CharField(max_length=lengths.SPEAKER, help_text="In the words of the text")
    side = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="toll_statements",
        help_text="The side that the speaker speaks for",
    )
    contests = models.BooleanField(help_text="That side is said to have done it")
    adds = models.BooleanField(help_text="It comes on top of what was told before")
    low = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)
    total_low = models.PositiveIntegerField(null=True)
    total_high = models.PositiveIntegerField(null=True)
    stands = models.BooleanField()

    objects = TollStatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "what"], name="toll_statement_once"),
            models.CheckConstraint(
                name="toll_statement_range",
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["side", "what", "event"],
                name="toll_statement_of_side",
                condition=Q(stands=True, side__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.low}-{self.high} by {self.speaker}"

    @property
    def count(self) -> Count:
        return Count(self.low, self.high)

    @property
    def total(self) -> Count:
        return Count(self.total_low, self.total_high)
