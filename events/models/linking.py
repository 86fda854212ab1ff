"""What linking keeps: the traits by which reports are compared, and events that may be one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from events import lengths
from events.models.places import Box

NODE_COLUMNS = (
    *("report_id", "report__event_id", "report__article_id", "report__article__origin_id"),
    *("report__article__published_on", "report__article__sha256", "report__ordinal"),
    *("kind", "report__starts_on", "report__ends_on", "data"),
    *("report__linked_because", "report__article__public_id"),
)


class ReportTraitsQuerySet(models.QuerySet["ReportTraits"]):
    """Named reads of traits. Only reports with an event that readers see are compared."""

    def standing(self) -> Self:
        return self.filter(report__event__isnull=False, report__event__withdrawn_at__isnull=True)

    def of_kinds(self, kinds: Collection[str]) -> Self:
        return self.filter(kind__in=kinds)

    def about(self, first: date, last: date, longest: date) -> Self:
        """Those with a day between `first` and `last`, that begin on `longest` at the earliest."""
        return self.filter(starts_on__range=(longest, last), ends_on__gte=first)

    def of_span(self, first: date, last: date) -> Self:
        """Those of exactly these days."""
        return self.filter(starts_on=first, ends_on=last)

    def in_country(self, country: str, box: Box | None) -> Self:
        """Those in the country, and in the box as far as they have a point."""
        found = self.filter(country=country)
        if box is None:
            return found
        inside = Q(lat__range=(box.south, box.north), lon__range=(box.west, box.east))
        return found.filter(inside | Q(exact=False))

    def without_a_point(self) -> Self:
        """Those at no point; of some of them the country is a guess."""
        return self.filter(exact=False)

    def by_side(self, side: str) -> Self:
        return self.filter(side=side)

    def of_events(self, events: Collection[int]) -> Self:
        return self.filter(report__event__in=events)

    def of_copies(self, roots: Collection[int]) -> Iterator[Self]:
        """Those of the articles with these roots, where others hold the same text. In two parts:
        reports of these *or* of their reprints reads both tables.
        """
        reprinted = ReportTraits.objects.filter(report__article__origin=OuterRef("report__article"))
        yield self.filter(Exists(reprinted), report__article__in=roots)
        yield self.filter(report__article__origin__in=roots)


class ReportTraits(models.Model):
    """What linking compares of a report. The columns find candidates; `data` has the rest.

    `link` is why the report is in its event: the report that it is most like, with the score and
    the weight of each feature. None: it is the first of its event.
    """

    report = models.OneToOneField(
        "Report", primary_key=True, on_delete=models.CASCADE, related_name="traits"
    )
    kind = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField()
    country = models.CharField(max_length=2, blank=True)
    place = models.ForeignKey(
        "Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    exact = models.BooleanField(
        default=False, help_text="The first place is a point, no region, country or unknown place"
    )
    side = models.CharField(
        max_length=lengths.NAME, blank=True, help_text="The perpetrators, in order"
    )
    data = models.JSONField()
    rule = models.CharField(max_length=12, blank=True, help_text="Which rule has linked it")
    link = models.JSONField(null=True, blank=True)

    objects = ReportTraitsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "report traits"
        indexes = [
            models.Index(fields=["country", "kind", "starts_on", "ends_on"], name="traits_country"),
            models.Index(fields=["side", "kind", "starts_on", "ends_on"], name="traits_side"),
        ]

    def __str__(self) -> str:
        return f"traits of report {self.report_id}"


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Named reads of suggestions."""

    def touching(self, events: Collection[int]) -> Self:
        return self.filter(Q(event__in=events) | Q(other__in=events))

    def of_event(self, event: int) -> Self:
        return self.touching([event])

    def likeliest_first(self) -> Self:
        return self.order_by("-score", "pk")


class Suggestion(models.Model):
    """Two events that may be one: likely, but not enough to be joined. `event` is the older one."""

    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="suggestions")
    other = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="suggested_by")
    score = models.FloatField(help_text="Log-odds that their two likest reports tell one event")
    features = models.JSONField(help_text="The weight of each feature of these two reports")

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "other"], name="suggestion_once"),
            models.CheckConstraint(
                name="suggestion_of_two_events", condition=Q(event__lt=F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} may be {self.other_id}"
