"""Read one article: claim it, extract outside any transaction, write everything in one.

Celery and the local workers use the same code.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from events.extraction.reading.identify_language import identify_language
from events.extraction.types import Report
from events.models import Article, Source
from events.services.linking.agency_source import agency_named_by
from events.services.linking.copies import events_counting, find_copies, lock_copies, settle_origin
from events.services.queue import leases
from events.services.queue.articles import ClaimedArticle, claim
from events.services.queue.attempts import Outcome, after_error, log_attempt
from events.services.queue.leases import QueueRules
from events.services.reading.extractor import Extractor
from events.services.reading.languages import language_name
from events.services.reading.record import record_reports

logger = logging.getLogger(__name__)

LANGUAGE = "en"
OTHER_LANGUAGE = (
    "The text is not in English (it looks like {language}); only English is read so far."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading a text."""

    language: str
    reports: list[Report]
    skipped_because: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a text: its copies (primary keys), and the agency that wrote it."""

    copies: list[int]
    agency: Source | None


def extract_article(
    *, article_id: int, extractor: Extractor, rules: QueueRules, clock: Callable[[], datetime]
) -> Outcome:
    """Read the article, if it is free, and keep its reports: all of them, once, or none.

    Raises:
        DatabaseError: if the database cannot write. The article is put off, and the caller should
            wait, too.
    """
    claimed = claim(article_id=article_id, now=clock(), rules=rules)
    if claimed is None:
        return Outcome.NOT_CLAIMED
    started = clock()
    try:
        reading = read_text(claimed.text, published_on=claimed.published_on, extractor=extractor)
        known = _find_known(claimed)
        finished = clock()
        outcome = _finish(
            claimed,
            reading,
            known,
            version=extractor.version,
            now=finished,
            took=finished - started,
        )
    except (
        Exception
    ) as error:  # whatever a text does to the reader, the article must not be lost with it
        words = f"{type(error).__name__}: {error}"
        outcome = after_error(
            Article.objects.all(), claimed.lease, error, words=words, now=clock(), rules=rules
        )
        _log(claimed, outcome, clock() - started, error)
        if outcome is Outcome.PUT_OFF:
            raise
        return outcome
    except BaseException:  # told to stop
        leases.hand_back(Article.objects.all(), claimed.lease, now=clock())
        raise
    _log(claimed, outcome, clock() - started)
    return outcome


def _log(
    claimed: ClaimedArticle, outcome: Outcome, took: timedelta, error: Exception | None = None
) -> None:
    attempt = claimed.lease.attempt
    log_attempt(
        logger,
        kind="article",
        public_id=claimed.public_id,
        attempt=attempt,
        outcome=outcome,
        took=took,
        error=error,
    )


def read_text(text: str, *, published_on: date, extractor: Extractor) -> Reading:
    """What the extractor finds in the text, or why it was not asked. Touches no row."""
    language = identify_language(text)
    if language != LANGUAGE:
        return Reading(
            language, [], skipped_because=OTHER_LANGUAGE.format(language=language_name(language))
        )
    return Reading(language, extractor(text, published_on=published_on))


def _find_known(claimed: ClaimedArticle) -> Known:
    return Known(find_copies(claimed.lease.row_id, claimed.text), agency_named_by(claimed.text))


def _finish(
    claimed: ClaimedArticle,
    reading: Reading,
    known: Known,
    *,
    version: str,
    now: datetime,
    took: timedelta,
) -> Outcome:
    with transaction.atomic():
        if known.copies:
            lock_copies()
        finished = leases.finish(
            Article.objects.all(),
            claimed.lease,
            now=now,
            language=reading.language,
            skipped_because=reading.skipped_because,
            extractor_version=version,
            read_in_ms=took // timedelta(milliseconds=1),
        )
        if not finished:
            return Outcome.LEASE_LOST
        moved = settle_origin(claimed.lease.row_id, known.copies, known.agency)
        article = Article.objects.select_related("source__affiliation").get(pk=claimed.lease.row_id)
        recount = events_counting(moved)
        record_reports(
            article=article, reports=reading.reports, version=version, now=now, recount=recount
        )
    return Outcome.DONE
