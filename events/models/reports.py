"""Reports: one event as one article tells it, with the sentences and claims that it stands on."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q

from events import lengths
from events.extraction.types import Stance
from events.models.occurrence import Occurrence, days_in_order, ranges_in_order

STANCES = [(str(stance), str(stance)) for stance in Stance]


class ReportQuerySet(models.QuerySet["Report"]):
    """Named reads of reports."""

    def texts_of(self, reports: Iterable[int]) -> dict[int, str]:
        """The texts that these reports are read from, by the key of the article."""
        keys = list(reports)
        rows = self.filter(pk__in=keys).values_list("article_id", "article__text")
        return dict(rows) if keys else {}

    def in_order_of_publication(self) -> Self:
        """Those of undated articles last; the databases do not agree where to put them."""
        published = F("article__published_on").asc(nulls_last=True)
        return self.order_by(published, "article__sha256", "ordinal", "pk")

    def linked_otherwise(self, version: str) -> Self:
        """Those of events that readers see which this version of the rule has not linked."""
        told = self.filter(event__isnull=False, event__withdrawn_at__isnull=True)
        return (
            told.exclude(traits__rule=version)
            .select_related("article")
            .defer("article__text")
            .order_by("article", "pk")
        )

    def later_than(self, article: int, pk: int) -> Self:
        """Those that come after this report in `linked_otherwise`: a batch starts there without
        walking past all that are linked by now.
        """
        later = Q(article__gt=article) | Q(pk__gt=pk)
        return self.filter(article__gte=article).filter(later)


class Report(Occurrence):
    """What one run of the extractor found in one article. Never changed afterwards: another run
    writes other rows.
    """

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="reports")
    extractor_version = models.CharField(max_length=60)
    ordinal = models.PositiveSmallIntegerField(
        help_text="Position among the reports of this article, from 0"
    )
    event = models.ForeignKey(
        "Event", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    linked_because = models.CharField(
        max_length=lengths.REASON, blank=True, help_text="Why it joined its event, or made one"
    )
    undated = models.BooleanField(
        default=False,
        help_text="Its article has no day and its words name none with a year: the days are not "
        "known, and it makes no event",
    )
    extracted = models.JSONField(
        help_text="The whole record as extracted, in the annotation guide's shape"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            # An article is read at least once, but its events are written exactly once for each
            # extractor version.
            models.UniqueConstraint(
                fields=["article", "extractor_version", "ordinal"], name="report_once"
            ),
            days_in_order("report"),
            *ranges_in_order("report"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ends_on} in {self.article_id}"


class Evidence(models.Model):
    """Words of the article that a report, or one field of it, stands on. Offsets are into the text
    as submitted.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="evidence")
    field = models.CharField(
        max_length=lengths.FIELD, blank=True, help_text="Empty: the sentence that tells the event"
    )
    rule = models.CharField(
        max_length=lengths.RULE, blank=True, help_text="Name of the rule that read the field"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    confidence = models.FloatField(
        null=True,
        blank=True,
        help_text="How sure the rule is of the field, 0 to 1; empty: not said",
    )

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(name="evidence_span_not_empty", condition=Q(start__lt=F("end")))
        ]

    def __str__(self) -> str:
        return self.quote[:80]


class Claim(models.Model):
    """What a speaker says of a report: that it happened, or that it did not. Empty `field`: of the
    whole event.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="claims")
    speaker = models.CharField(max_length=lengths.SPEAKER)
    stance = models.CharField(max_length=8, choices=STANCES)
    field = models.CharField(max_length=lengths.FIELD, blank=True)
    value = models.JSONField(null=True, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="claim_span_not_empty", condition=Q(start__lt=F("end")))
        ]

    def __str__(self) -> str:
        return f"{self.speaker} {self.stance}"
