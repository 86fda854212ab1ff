"""Texts are as submitted, and every quotation is in them at its offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from events.models import Article, Claim, Evidence, QueueStatus
from events.services.intake.submit import fingerprint
from events.services.verify.invariant import Finding, Invariant


def invariants() -> list[Invariant]:
    """What must hold of texts and of the words quoted from them."""
    return [
        Invariant(
            "every text has its fingerprint",
            Article.objects.filter(erased_at=None).only("public_id", "text", "sha256"),
            _altered,
        ),
        Invariant(
            "every read article says by which version", Article.objects.defer("text"), _unsigned
        ),
        Invariant(
            "every evidence quotes its article", _with_text(Evidence.objects.all()), _misquoted
        ),
        Invariant("every claim quotes its article", _with_text(Claim.objects.all()), _misquoted),
    ]


def _altered(articles: Sequence[Article]) -> Iterator[Finding]:
    for article in articles:
        if fingerprint(article.text) != article.sha256:
            yield Finding(
                article.pk,
                "article",
                article.public_id,
                "its text is not the one that its SHA-256 was made of",
            )


def _unsigned(articles: Sequence[Article]) -> Iterator[Finding]:
    for article in articles:
        if article.status == QueueStatus.DONE and not (
            article.extractor_version and article.finished_at
        ):
            yield Finding(
                article.pk,
                "article",
                article.public_id,
                "is done, and does not say when or by which version",
            )


def _with_text(rows: QuerySet[Evidence] | QuerySet[Claim]) -> QuerySet[Evidence] | QuerySet[Claim]:
    return rows.select_related("report__article").only(
        "start",
        "end",
        "quote",
        "report__ordinal",
        "report__article__public_id",
        "report__article__text",
    )


def _misquoted(rows: Sequence[Evidence] | Sequence[Claim]) -> Iterator[Finding]:
    for row in rows:
        article, kind = row.report.article, type(row).__name__.lower()
        if row.end > len(article.text):
            yield Finding(
                row.pk, kind, article.public_id, f"{kind} {row.pk} ends behind the end of the text"
            )
        elif article.text[row.start : row.end] != row.quote:
            yield Finding(
                row.pk,
                kind,
                article.public_id,
                f"{kind} {row.pk} quotes other words than the text has there",
            )
