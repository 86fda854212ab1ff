"""Undo an import: what it brought goes, so that a mended file can be taken in instead."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from events.models import Article, Import, Page, Report
from events.models.articles.imports import UNDONE
from events.services.linking.copies import lock_copies, settle_copies
from events.services.linking.recount import recount_origins
from events.services.reading.record import record_reports

AT_ONCE = 50  # articles of one transaction: workers go on between
VERSION = "undo 1"
FINISHED = ("done", "failed", "quarantined")


def undo_import(*, row: Import, now: datetime) -> int:
    """Remove the articles that the file brought; return how many.

    Events that other articles report stay, without these reports; the others are withdrawn. An
    article that an event of a reviewer rests on stays. It can be called again where it stopped.
    """
    Import.objects.filter(pk=row.pk, status__in=FINISHED).update(
        status=UNDONE, content=None, finished_at=now
    )
    Page.objects.filter(file=row.pk, article=None).delete()
    removed = last = 0
    while keys := list(
        Article.objects.brought_by(row.pk)
        .filter(pk__gt=last)
        .order_by("pk")
        .values_list("pk", flat=True)[:AT_ONCE]
    ):
        last = keys[-1]
        with transaction.atomic():
            lock_copies()
            removed += sum(_remove(article, now) for article in Article.objects.filter(pk__in=keys))
    return removed


def _remove(article: Article, now: datetime) -> bool:
    """Take the article's reports from their events, then delete it. False if a review needs it."""
    record_reports(article=article, reports=[], version=VERSION, now=now)
    if Report.objects.filter(article=article, event__isnull=False).exists():
        return False
    reprints = list(article.reprints.order_by("pk").values_list("pk", flat=True))
    Report.objects.filter(article=article).delete()
    Page.objects.filter(article=article, file=article.file_id).delete()
    Page.objects.filter(article=article).update(article=None)
    article.delete()
    if reprints:
        moved = settle_copies(reprints[0], reprints[1:])
        recount_origins({*reprints, *moved}, version=VERSION, now=now)
    return True


def undoable(row: Import) -> bool:
    """Whether the import is finished and brought something that is still here."""
    brought = Q(articles__isnull=False) | Q(pages__isnull=False)
    return row.status in FINISHED and Import.objects.filter(brought, pk=row.pk).exists()
