"""What outlets and feeds have brought: articles, and events that readers see."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from events.models.articles import Article, FeedEntry
from events.models.reports import Report
from events.models.sources import Feed, Source


def sources_with_counts() -> QuerySet[Source]:
    """Outlets with `article_count` and `event_count`, those with the most articles first."""
    counted = Source.objects.annotate(
        article_count=_number(Article.objects.public().filter(source=OuterRef("pk")), "source"),
        event_count=_events("article__source"),
    )
    return counted.filter(article_count__gt=0).order_by("-article_count", "name")


def feeds_with_counts() -> QuerySet[Feed]:
    """Feeds with the same and `refused_count`, by name; those in trouble first."""
    refused = FeedEntry.objects.filter(feed=OuterRef("pk")).exclude(refused_because="")
    return (
        Feed.objects.select_related("source")
        .annotate(
            article_count=_number(Article.objects.public().filter(feed=OuterRef("pk")), "feed"),
            event_count=_events("article__feed"),
            refused_count=_number(refused, "feed"),
        )
        .order_by("-active", "-errors_in_a_row", "title", "id")
    )


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _events(by: str) -> Coalesce:
    seen = Q(event__isnull=False, event__withdrawn_at__isnull=True)
    told = Report.objects.filter(seen, **{by: OuterRef("pk")}).order_by().values(by)
    counted = told.annotate(number=Count("event", distinct=True)).values("number")
    return Coalesce(Subquery(counted), 0)
