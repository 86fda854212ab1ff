"""Sketches find copies, and copies point to their origin directly, without chain or circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db.models import F, Q

from events.models import Article, TextSketch
from events.services.linking.text_overlap import sketch_of
from events.services.verify.invariant import Finding, Invariant, named


def invariants() -> list[Invariant]:
    """What must hold of reprints, and of what they are found by."""
    articles = Article.objects.defer("text")
    unsaid = Q(origin__isnull=False, shared_with_origin__isnull=True)
    return [
        Invariant(
            "no reprint's origin is a reprint",
            articles.filter(origin__origin__isnull=False),  # a circle is a chain, too
            named("article", "is a reprint of a reprint"),
        ),
        Invariant(
            "every reprint came after its origin",
            articles.filter(origin__gt=F("pk")),
            named("article", "is a reprint of one that was accepted later"),
        ),
        Invariant(
            "every reprint says how much it shares",
            articles.filter(unsaid | Q(shared_with_origin__lt=0) | Q(shared_with_origin__gt=1)),
            named(
                "article",
                "shares nothing that it says, less than nothing or more than all with its origin",
            ),
        ),
        Invariant(
            "every text has its sketch",
            Article.objects.public().only("public_id", "text"),
            _sketched_otherwise,
        ),
    ]


def _sketched_otherwise(articles: Sequence[Article]) -> Iterator[Finding]:
    kept: dict[int, set[int]] = defaultdict(set)
    for article_id, value in TextSketch.objects.filter(article__in=articles).values_list(
        "article_id", "value"
    ):
        kept[article_id].add(value)
    for article in articles:
        if kept[article.pk] != set(sketch_of(article.text)):
            yield Finding(
                article.pk,
                "article",
                article.public_id,
                "its sketch is not that of its text, so copies are not found",
            )
