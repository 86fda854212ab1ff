"""The ledger: who gave which number of an event, and when; which event's numbers hold another's."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from events import lengths
from events.extraction.types import Count
from events.models.actors import Actor
from events.models.places import Place

TOLLS = ("killed", "wounded")


class TollStatementQuerySet(models.QuerySet["TollStatement"]):
    """Named reads of statements."""

    def over_time(self) -> Self:
        """In the order in which the numbers were given, with their sides and articles."""
        related = self.select_related("side", "report__article__source")
        return related.defer("report__extracted", "report__article__text").order_by(
            "what", "said_on", "pk"
        )

    def with_days(self) -> Self:
        """With the days of their reports, which tell early numbers from late ones."""
        return self.select_related("report").defer("report__extracted")


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
    corrects = models.BooleanField(
        default=False, help_text="The text says that it corrects what was told before"
    )
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


class PartRule(models.TextChoices):
    """Why the numbers of one event hold those of another."""

    AREA = "area", "a number of a larger area"
    BARRAGE = "barrage", "a barrage and one of its hits"
    SEVERAL = "several", "a number of several places"
    LEAD = "lead", "the sum of an article and a detail"
    SAME_NUMBER = "same_number", "the same number, told of a larger area"
    TWICE = "twice", "a total of the same area and days, told twice"
    REVIEWER = "reviewer", "a reviewer says so"


class PartOfQuerySet(models.QuerySet["PartOf"]):
    """Named reads of relations."""

    def holding(self) -> Self:
        """Those that count: made by rule or reviewer, and no reviewer says otherwise."""
        return self.filter(holds=True)

    def touching(self, events: Collection[int]) -> Self:
        return self.filter(Q(part__in=events) | Q(whole__in=events)).order_by("pk")

    def for_page(self) -> Self:
        """With both events, for links."""
        return self.select_related("part", "whole").order_by("-whole__ends_on", "whole", "part")


class PartOf(models.Model):
    """The numbers of `whole` hold those of `part`, so that a sum adds one of them and never both.

    Made by rule with its reason, or by a reviewer (`made_by`). A reviewer's `holds=False` stays:
    the rule does not make it again.
    """

    part = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="contained_in")
    whole = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="contains")
    rule = models.CharField(max_length=12, choices=PartRule.choices)
    because = models.CharField(max_length=lengths.REASON)
    holds = models.BooleanField(default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )

    objects = PartOfQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "parts of events"
        constraints = [
            models.UniqueConstraint(fields=["part", "whole"], name="part_of_once"),
            models.CheckConstraint(name="part_of_another", condition=~Q(part=F("whole"))),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} in {self.whole_id}"


class ReportedTotalQuerySet(models.QuerySet["ReportedTotal"]):
    """Named reads of totals reported."""

    def newest_first(self) -> Self:
        """With all that a row of a list shows."""
        related = self.select_related("article__source", "place", "by", "side")
        return related.defer("article__text").order_by("-said_on", "-pk")

    def between(self, after: date | None, before: date | None) -> Self:
        """Reported from `after` on, before the day `before`; either may be missing."""
        found = self if after is None else self.filter(said_on__gte=after)
        return found if before is None else found.filter(said_on__lt=before)

    def in_countries(self, codes: Collection[str]) -> Self:
        return self.filter(place__country__in=codes)


class ReportedTotal(models.Model):
    """A running total as an article tells it: *40,000 killed since the war began*. It is never an
    event, and totals are never added to each other.
    """

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="totals_reported")
    said_on = models.DateField(help_text="Day on which the article was published")
    speaker = models.CharField(max_length=lengths.SPEAKER, help_text="In the words of the text")
    side = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="totals_said",
        help_text="The side that the speaker speaks for",
    )
    killed_min = models.PositiveIntegerField(null=True)
    killed_max = models.PositiveIntegerField(null=True)
    wounded_min = models.PositiveIntegerField(null=True)
    wounded_max = models.PositiveIntegerField(null=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT)
    by = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="totals_done"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    objects = ReportedTotalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "start"], name="reported_total_once")
        ]
        indexes = [models.Index(fields=["-said_on", "-id"], name="reported_total_newest")]

    def __str__(self) -> str:
        return self.quote[:80]

    @property
    def killed(self) -> Count | None:
        return self._count(self.killed_min, self.killed_max)

    @property
    def wounded(self) -> Count | None:
        return self._count(self.wounded_min, self.wounded_max)

    @staticmethod
    def _count(low: int | None, high: int | None) -> Count | None:
        return None if low is None and high is None else Count(low, high)
