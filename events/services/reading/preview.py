"""What reading an article again would change: a real reading, rolled back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from events.models import Article
from events.services.linking.differences import Difference, difference_of
from events.services.reading.extract import read_text
from events.services.reading.extractor import Reader
from events.services.reading.record import record_reports
from events.services.reading.undated import day_to_read_from


def preview_article(*, article: Article, extractor: Reader, now: datetime) -> list[Difference]:
    """Each event that would change. The rows are written as always, then rolled back.

    So a preview cannot differ from the reading. Nothing is kept, not even the ids of new events.
    """
    day = day_to_read_from(article.text, article.published_on, article.submitted_at)
    reading = read_text(article.text, published_on=day, extractor=extractor)
    with transaction.atomic():
        revisions = record_reports(
            article=article, reports=reading.reports, version=reading.version, now=now
        )
        differences = [difference_of(revision) for revision in revisions]
        transaction.set_rollback(True)
    return differences
