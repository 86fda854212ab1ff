"""Reads of articles. An article's row is also its place in the queue, so the queue is read here
too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, F, Prefetch, Q, Sum, When
from django.db.models.functions import Coalesce

from events.querysets.queued import QueuedQuerySet


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """How many came each way; of the `timed` the seconds of their last reading together, and how
    many took at most each bound.
    """

    by_way: dict[str, int]
    timed: int
    seconds: float
    within: list[int]


class ArticleQuerySet(QueuedQuerySet):
    """Named reads of articles."""

    def unread_first(self) -> ArticleQuerySet:
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

    def read_before(self) -> ArticleQuerySet:
        """Those that some version of the extractor has read."""
        return self.exclude(extractor_version="")

    def read_by_another_than(self, version: str) -> ArticleQuerySet:
        return self.read_before().exclude(extractor_version=version)

    def published_since(self, day: date) -> ArticleQuerySet:
        return self.filter(published_on__gte=day)

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by("-submitted_at", "-id")

    def version_that_reads(self) -> str | None:
        """The extractor version of the newest article that was read, which is the one at work; None
        where none was read yet.
        """
        read = self.filter(status="done").exclude(extractor_version="")
        return read.newest_first().values_list("extractor_version", flat=True).first()

    def without_text(self) -> ArticleQuerySet:
        """With the source, and without the text, which a list does not show."""
        return self.select_related("source").defer("text")

    def with_report_counts(self) -> ArticleQuerySet:
        """With `report_count`: how many events the article reports, by the version that read it
        last.
        """
        return self.annotate(
            report_count=Count(
                "reports",
                filter=Q(reports__extractor_version=F("extractor_version")),
                distinct=True,
            )
        )

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
        ways = list(self.order_by().values("submitted_by").annotate(**summed))
        return ArticleFigures(
            by_way={way["submitted_by"]: way["number"] for way in ways},
            timed=sum(way["timed"] for way in ways),
            seconds=sum(way["total"] or 0 for way in ways) / 1000,
            within=[sum(way[name] for way in ways) for name in within],
        )

    def reprinting(self) -> Self:
        """Those that are copies of another."""
        return self.filter(origin__isnull=False)

    def with_root(self) -> Self:
        """With `root`: the first article of those that hold the same text as copies, which may be
        the article itself.
        """
        return self.annotate(root=Coalesce("origin", "pk"))

    def of_texts(self, roots: Iterable[int]) -> Self:
        """The articles with these roots: origins and their reprints."""
        found = list(roots)
        return self.filter(Q(pk__in=found) | Q(origin__in=found))

    def without_sketch(self) -> Self:
        """Those that no sampled value belongs to: from before sketches were kept, or too short for
        one.
        """
        return self.filter(sketch__isnull=True)

    def carried_from_another_than(self, agency: Any) -> Self:
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
        reprints = self._rows("reprints").select_related("source").defer("text").order_by("id")
        related = self.select_related("source", "agency", "origin__source").defer("origin__text")
        return related.prefetch_related(Prefetch("reprints", reprints))

    def for_page(self) -> Self:
        """With source and copies, and every report of its last reading with event, evidence,
        claims.
        """
        reports = (
            self._rows("reports")
            .filter(extractor_version=F("article__extractor_version"))
            .select_related("event")
        )
        places = self._rows("reports", "event", "event_places").select_related("place")
        return self.with_copies().prefetch_related(
            Prefetch(
                "reports",
                reports.defer("extracted", "event__search_text").order_by("ordinal", "id"),
            ),
            Prefetch(
                "reports__evidence",
                self._rows("reports", "evidence").order_by("start", "end", "id"),
            ),
            Prefetch("reports__claims", self._rows("reports", "claims").order_by("start", "id")),
            Prefetch("reports__event__event_places", places.order_by("ordinal", "id")),
        )

    def _rows(self, *relations: str) -> models.QuerySet:
        """All rows of a table that is reached from here."""
        model = self.model
        for relation in relations:
            model = model._meta.get_field(relation).related_model
        return model._default_manager.all()
