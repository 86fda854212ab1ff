"""Articles as submitted. An article's row is also its place in the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, Subquery, Sum, When
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Coalesce, Now
from django.urls import reverse

from events import lengths
from events.extraction.cleaning.bounds import unread
from events.extraction.version import is_of_rules
from events.models.articles.arrival import Gated, GatedQuerySet
from events.models.articles.imports import Import
from events.models.articles.provenance import ArticleFigures, DayBasis, SubmittedBy
from events.models.counting.parts import EventPlace
from events.models.queued import Queued, QueueStatus, queue_index, running_has_lease_and_token
from events.models.reports import Claim, Evidence, Report
from events.models.sources import Source

WAYS_IN = ("account", "feed", "file", "holding__decided_by")  # what a page says of how it came


class ArticleQuerySet(GatedQuerySet["Article"]):
    """Named reads of articles."""

    def unread_first(self) -> Self:
        """The longest due first, but those never read before those to be read again, and single
        ones before those of files.

        A new article must not wait until a whole archive has been taken in, or been read by a new
        version.
        """
        of_many = Case(When(submitted_by="file", then=1), default=0)
        return self.order_by(F("finished_at").asc(nulls_first=True), of_many, "not_before", "id")

    def new_waiting(self) -> Self:
        """Accepted and never read. Those that are to be read again do not count: they let new
        articles pass.
        """
        return self.waiting().filter(finished_at__isnull=True)

    def read_before(self) -> Self:
        """Those that some version of the extractor has read."""
        return self.exclude(extractor_version="")

    def read_by_another_than(self, version: str) -> Self:
        return self.read_before().exclude(extractor_version=version)

    def published_since(self, day: date) -> Self:
        return self.filter(published_on__gte=day)

    def dated(self) -> Self:
        """Those whose day of publication is known."""
        return self.filter(published_on__isnull=False)

    def undated(self) -> Self:
        """Those whose day of publication nobody has told."""
        return self.filter(published_on__isnull=True)

    def newest_first(self) -> Self:
        return self.order_by("-submitted_at", "-id")

    def version_that_reads(self) -> str | None:
        """The extractor version of the newest article that was read, which is the one at work; None
        where none was read yet.
        """
        read = self.filter(status="done").exclude(extractor_version="")
        return read.newest_first().values_list("extractor_version", flat=True).first()

    def without_text(self) -> Self:
        """With the source, without the text."""
        return self.select_related("source").defer("text")

    def with_report_counts(self) -> Self:
        """With `report_count`: how many events each reports, by the version that read it last."""
        own = Report.objects.filter(
            article=OuterRef("pk"), extractor_version=OuterRef("extractor_version")
        )
        n = own.order_by().values("article").annotate(n=Count("pk")).values("n")
        return self.annotate(report_count=Coalesce(Subquery(n), 0))

    def figures(self, bounds: Sequence[float]) -> ArticleFigures:
        """`bounds` in seconds. All in one query, which goes through all articles: each costs as
        much as the other.
        """
        within = {
            f"within_{n}": Count("pk", filter=Q(read_in_ms__lte=bound * 1000))
            for n, bound in enumerate(bounds)
        }
        summed = {
            "number": Count("pk"),
            "timed": Count("read_in_ms"),
            "total": Sum("read_in_ms"),
            **within,
        }
        # The columns get their names at run time, so no type of a row can be inferred.
        rows: models.QuerySet[Article, Any] = self.order_by().values("submitted_by")
        ways: list[dict[str, Any]] = list(rows.annotate(**summed))
        return ArticleFigures(
            by_way={way["submitted_by"]: way["number"] for way in ways},
            timed=sum(way["timed"] for way in ways),
            seconds=sum(way["total"] or 0 for way in ways) / 1000,
            within=[sum(way[name] for way in ways) for name in within],
        )

    def brought_by(self, import_id: int) -> Self:
        """Those that came with a file."""
        return self.filter(file=import_id)

    def reprinting(self) -> Self:
        """Those that are copies of another."""
        return self.filter(origin__isnull=False)

    def roots(self) -> set[int]:
        """The first article of those that hold the same text as copies, which may be the article
        itself.
        """
        return set(self.annotate(root=Coalesce("origin", "pk")).values_list("root", flat=True))

    def of_texts(self, roots: Iterable[int]) -> Self:
        """The articles with these roots: origins and their reprints."""
        found = list(roots)
        return self.filter(Q(pk__in=found) | Q(origin__in=found))

    def keys_of_texts(self, roots: Iterable[int]) -> list[int]:
        """Their keys, read first: reports of these *or* of their reprints reads both tables."""
        return list(self.of_texts(roots).order_by("pk").values_list("pk", flat=True))

    def without_sketch(self) -> Self:
        """Those that no sampled value belongs to: from before sketches were kept, or too short for
        one.
        """
        return self.public().filter(sketch__isnull=True)

    def carried_from_another_than(self, agency: Source | None) -> Self:
        """Those whose agency is another, where None is none."""
        return (
            self.exclude(agency__isnull=True)
            if agency is None
            else self.exclude(agency__isnull=False, agency=agency)
        )

    def older_than(self, submitted_at: datetime, pk: int) -> Self:
        """Those that come after the article with this moment and id in `newest_first`."""
        return self.filter(submitted_at__lte=submitted_at).filter(
            Q(submitted_at__lt=submitted_at) | Q(id__lt=pk)
        )

    def for_list(self) -> Self:
        """With the source and `report_count`, without the text."""
        return self.without_text().with_report_counts()

    def with_copies(self) -> Self:
        """With its source and agency, the article that it reprints and those that reprint it, these
        without their texts.
        """
        reprints = Article.objects.public().select_related("source").defer("text").order_by("id")
        related = self.select_related("source", "agency", "origin__source", *WAYS_IN)
        related = related.defer("origin__text", "file__content")
        return related.prefetch_related(Prefetch("reprints", reprints))

    def with_last_reports(self) -> Self:
        """With every report of its last reading, whole, and its event."""
        reports = Report.objects.filter(extractor_version=F("article__extractor_version"))
        whole = reports.select_related("event").order_by("ordinal", "id")
        return self.prefetch_related(Prefetch("reports", whole))

    def for_page(self) -> Self:
        """With source and copies, and all reports of its last reading with what they rest on."""
        reports = Report.objects.filter(extractor_version=F("article__extractor_version"))
        reports = reports.select_related("event").annotate(
            not_shown=KeyTransform("not_shown", "extracted"),
            told_at=KeyTransform("places", "extracted"),
        )
        places = EventPlace.objects.select_related("place")
        return self.with_copies().prefetch_related(
            Prefetch(
                "reports",
                reports.defer("extracted", "event__search_text").order_by("ordinal", "id"),
            ),
            Prefetch(
                "reports__evidence",
                Evidence.objects.order_by("start", "end", "id"),
            ),
            Prefetch("reports__claims", Claim.objects.order_by("start", "id")),
            Prefetch("reports__event__event_places", places.order_by("ordinal", "id")),
        )


class Article(Gated, Queued):
    """A text as submitted. Accepted means: this row is committed with status `pending`."""

    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    outlet_vouched = models.BooleanField(
        default=True,
        help_text="Whether anybody but an anonymous sender says that it is from this outlet",
    )
    url = models.URLField(max_length=lengths.ADDRESS, blank=True)
    address_key = models.CharField(
        max_length=64,
        null=True,
        blank=True,
        unique=True,
        help_text="SHA-256 of the canonical address; none: it names no page",
    )
    title = models.CharField(max_length=lengths.TITLE, blank=True)
    text = models.TextField()
    sha256 = models.CharField(
        max_length=64,
        unique=True,
        help_text="Of the text in UTF-8, line ends as \\n, without white space at either end",
    )
    language = models.CharField(
        max_length=3, blank=True, help_text="ISO 639-1, found when the article is read"
    )
    file = models.ForeignKey(
        Import, null=True, blank=True, on_delete=models.SET_NULL, related_name="articles"
    )
    published_on = models.DateField(
        null=True, blank=True, help_text="Empty: nobody has told the day; never that of submission"
    )
    published_on_basis = models.CharField(max_length=12, choices=DayBasis.choices)
    submitted_by = models.CharField(max_length=8, choices=SubmittedBy.choices)
    submitted_at = models.DateTimeField(db_default=Now())
    others = models.JSONField(default=dict, blank=True, help_text="Other columns of its file")
    origin = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reprints"
    )
    shared_with_origin = models.FloatField(
        null=True,
        blank=True,
        help_text="How much of the shorter text stands in the other, 0 to 1, "
        "measured in runs of words",
    )
    agency = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="carried",
        help_text="Agency named by its by-line",
    )

    skipped_because = models.TextField(
        blank=True, help_text="Why a read article was left without extraction, such as its language"
    )
    extractor_version = models.CharField(max_length=60, blank=True)
    read_in_ms = models.PositiveIntegerField(
        null=True, blank=True, help_text="How long its last reading took"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-submitted_at", "-id"], name="article_newest"),
            models.Index(
                fields=["-submitted_at", "-id"],
                name="article_undated",
                condition=Q(published_on__isnull=True),
            ),
            queue_index("article"),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_text_not_empty", condition=~Q(text="") | Q(erased_at__isnull=False)
            ),
            running_has_lease_and_token("article"),
            models.CheckConstraint(
                name="article_undated_without_day",
                condition=Q(published_on__isnull=True, published_on_basis="undated")
                | (Q(published_on__isnull=False) & ~Q(published_on_basis="undated")),
            ),
            models.CheckConstraint(
                name="article_is_not_its_own_origin",
                condition=Q(origin__isnull=True) | ~Q(origin=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.public_id

    @property
    def unread_characters(self) -> int:
        """About how many characters of a very long text were not read, for want of time."""
        was_read = self.status == QueueStatus.DONE and not self.skipped_because
        return unread(self.text) if was_read and is_of_rules(self.extractor_version) else 0

    def get_absolute_url(self) -> str:
        return reverse("web:article", args=[self.public_id])
