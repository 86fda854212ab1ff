"""Erase a text and all that quotes it, and keep that it was there."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from events.models import (
    Article,
    Holding,
    ModelRequest,
    Page,
    PrivateLink,
    ReportedTotal,
    TextSketch,
)
from events.models.measured.model_requests import text_key


def erase_text(article: Article, *, now: datetime) -> None:
    """Erase the text, title and address of an article that is not public, with its reports.

    Its row stays with the hash of the text: the same text is known again, and the days and counts
    of what was here are kept beside it.
    """
    with transaction.atomic():
        ModelRequest.objects.filter(text_sha256=text_key(article.text)).delete()
        article.reports.all().delete()
        ReportedTotal.objects.filter(article=article).delete()
        TextSketch.objects.filter(article=article).delete()
        Holding.objects.filter(article=article).update(outlet="")
        PrivateLink.objects.filter(article=article).update(title="")
        Page.objects.filter(article=article).update(raw=None, raw_sha256="", title="")
        article.entries.update(title="")
        article.text = article.title = article.url = ""
        article.address_key, article.erased_at = None, now
        article.save(update_fields=["text", "title", "url", "address_key", "erased_at"])
