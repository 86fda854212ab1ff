"""Texts are as submitted, and every quotation is in them at its offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet

from events.models import Article, Claim, Evidence, QueueStatus
from events.services.intake.submit import fingerprint
from events.services.verify.invariant import Finding, Invariant, Keys, Suspects, named

UNSIGNED = Q(status=QueueStatus.DONE) & (Q(extractor_version="") | Q(finished_at=None))


def invariants() -> list[Invariant]:
    """What must hold of texts and of the words quoted from them."""
    return [
        Invariant(
            "every text has its fingerprint",
            Article.objects.filter(erased_at=None).only("public_id", "text", "sha256"),
            _altered,
        ),
        Invariant(
            "every read article says by which version",
            Article.objects.filter(UNSIGNED).defer("text"),
            named("article", "is done, and does not say when or by which version"),
        ),
        _quoting("every evidence quotes its article", Evidence),
        _quoting("every claim quotes its article", Claim),
    ]


def _quoting(name: str, model: type[Evidence | Claim]) -> Invariant:
    rows = _with_text(model._default_manager.all())
    return Invariant(name, rows, _misquoted, suspects=_other_words(model), span=10_000)


def _other_words(model: type[Evidence | Claim]) -> Suspects:
    """Values alone, and each text once: a million events have eight million of these rows.

    PostgreSQL cuts words out of a text in three times as long, as it counts its letters each time.
    """

    def suspects(keys: Keys) -> Iterator[int]:
        rows = keys.of(model._default_manager.all()).order_by()
        found = list(rows.values_list("pk", "start", "end", "quote", "report__article"))
        articles = Article.objects.filter(pk__in={article for *_, article in found})
        text_of = dict(articles.values_list("pk", "text"))
        for key, start, end, quote, article in found:
            if text_of[article][start:end] != quote or end > len(text_of[article]):
                yield key

    return suspects


def _altered(articles: Sequence[Article]) -> Iterator[Finding]:
    for article in articles:
        if fingerprint(article.text) != article.sha256:
            yield Finding(
                article.pk,
                "article",
                article.public_id,
                "its text is not the one that its SHA-256 was made of",
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
