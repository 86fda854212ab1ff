"""An article tells what its last reading found: once, in order, and each report an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from django.db import connection
from django.db.models import Count, F, Max, Q, QuerySet

from events.models import Article, Event, QueueStatus, Report
from events.models.articles import Visibility
from events.models.events import Review
from events.services.verify.invariant import Finding, Invariant, Keys, Look, named


def invariants() -> list[Invariant]:
    """What must hold of reports. A missing report is found by its event's history (events.py)."""
    current = Report.objects.filter(extractor_version=F("article__extractor_version"))
    by_article = Report.objects.select_related("article").defer("article__text")
    unread = Report.objects.filter(~Q(article__status=QueueStatus.DONE), article__finished_at=None)
    skipped = current.filter(article__status=QueueStatus.DONE).exclude(article__skipped_because="")
    read = Article.objects.filter(status=QueueStatus.DONE).only("public_id", "extractor_version")
    without_event = by_article.filter(
        pk__in=current.filter(event=None, undated=False).values("pk"),
        article__status=QueueStatus.DONE,
        article__visibility=Visibility.PUBLIC,
    )
    return [
        Invariant(
            "every dated report of the last reading tells an event",
            without_event,
            _named("tells no event"),
        ),
        Invariant(
            "only a read article has reports",
            by_article.filter(pk__in=unread.values("pk")),
            _named("was never read"),
        ),
        Invariant(
            "a skipped article has no reports",
            by_article.filter(pk__in=skipped.values("pk")),
            _named("was skipped"),
        ),
        Invariant(
            "every article's reports are numbered without a gap",
            read,
            _gaps,
            suspects=_numbered_otherwise,
        ),
        Invariant("no article tells the same twice", read, _told_twice, suspects=_with_twins),
    ]


def _numbered_otherwise(keys: Keys) -> Iterable[int]:
    """No reading of an article has two reports of one number."""
    counted = _of_readings(keys).values("article").annotate(n=Count("pk"), last=Max("ordinal"))
    return set(counted.filter(~Q(last=F("n") - 1)).values_list("article", flat=True))


def _with_twins(keys: Keys) -> Iterable[int]:
    """On SQLite all that have two reports: it knows a record as text, whatever order it has."""
    alike = ("article", "extracted") if connection.vendor == "postgresql" else ("article",)
    counted = _of_readings(keys).values(*alike).annotate(n=Count("pk"))
    return set(counted.filter(n__gt=1).values_list("article", flat=True))


def _of_readings(keys: Keys) -> QuerySet[Report]:
    current = Report.objects.filter(extractor_version=F("article__extractor_version"))
    found: QuerySet[Report] = keys.of(current.order_by(), "article")
    return found


def _named(problem: str) -> Look:
    return named(
        "report", problem, id_of=lambda report: f"{report.article.public_id}#{report.ordinal}"
    )


def _gaps(articles: Sequence[Article]) -> Iterator[Finding]:
    """Whether ordinals are 0, 1, 2 and so on.

    Reports of an earlier reading may follow, if a reviewer's event rests on them.
    """
    for article, reports in _reports_of(articles):
        first_missing = next(n for n in count() if n not in {report.ordinal for report in reports})
        behind = [report for report in reports if report.ordinal > first_missing]
        if any(not _is_reviewers(report.event) for report in behind):
            yield Finding(
                article.pk, "article", article.public_id, f"its report #{first_missing} is missing"
            )


def _told_twice(articles: Sequence[Article]) -> Iterator[Finding]:
    for article, reports in _reports_of(articles):
        own = [report.extracted for report in reports if not _is_reviewers(report.event)]
        if any(one == other for n, one in enumerate(own) for other in own[:n]):
            yield Finding(
                article.pk, "article", article.public_id, "two of its reports say the same"
            )


def _reports_of(articles: Sequence[Article]) -> Iterator[tuple[Article, list[Report]]]:
    """The reports of the reading that each article shows."""
    found: dict[int, list[Report]] = defaultdict(list)
    rows = Report.objects.filter(
        article__in=articles, extractor_version=F("article__extractor_version")
    )
    for report in (
        rows.select_related("event").defer("event__search_text").order_by("article_id", "ordinal")
    ):
        found[report.article_id].append(report)
    return ((article, found[article.pk]) for article in articles)


def _is_reviewers(event: Event | None) -> bool:
    touched = event is not None and (
        event.review != Review.UNREVIEWED or bool(event.overrides) or event.withdrawn_at is not None
    )
    return touched or (
        event is not None and event.revisions.filter(changed_by__isnull=False).exists()
    )
