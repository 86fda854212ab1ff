"""Read one article: claim it, extract outside any transaction, write everything in one.

Celery and the local workers use the same code.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from events.extraction.reading.identify_language import identify_language
from events.extraction.types import Report, Toll
from events.models import Article, Source
from events.models.articles import Visibility
from events.services.ledger.running_totals import keep_running_totals
from events.services.linking.agency_source import agency_named_by
from events.services.linking.copies import events_counting, find_copies, lock_copies, settle_origin
from events.services.queue import leases
from events.services.queue.articles import ClaimedArticle, claim, read_again
from events.services.queue.attempts import Outcome, after_error, log_attempt
from events.services.queue.leases import QueueRules
from events.services.reading.extractor import (
    ENGLISH,
    FindsTolls,
    Found,
    NotRead,
    NotReadNow,
    Reader,
    languages_of,
)
from events.services.reading.languages import language_name
from events.services.reading.record import record_held, record_reports
from events.services.reading.taught_names import with_taught
from events.services.reading.undated import day_to_read_from

logger = logging.getLogger(__name__)

OTHER_LANGUAGE = (
    "The text is not in English (it looks like {language}); only English is read so far."
)
NOT_READ_HERE = "The text looks like {language}, which is not among the languages that are read."


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading a text, and the version of the extractor that read it."""

    language: str
    reports: list[Report]
    version: str
    skipped_because: str = ""
    tolls: Sequence[Toll] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a text: its copies (primary keys), and the agency that wrote it."""

    copies: list[int]
    agency: Source | None


def extract_article(
    *, article_id: int, extractor: Reader, rules: QueueRules, clock: Callable[[], datetime]
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
        day = day_to_read_from(claimed.text, claimed.published_on, claimed.submitted_at)
        reader = with_taught(extractor, claimed.text)
        reading = read_text(claimed.text, published_on=day, extractor=reader)
        known = _find_known(claimed)
        finished = clock()
        outcome = _finish(
            claimed,
            reading,
            known,
            now=finished,
            took=finished - started,
        )
    except NotReadNow as later:
        return _put_off(claimed, later, clock() - started, now=clock(), rules=rules)
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


def _put_off(
    claimed: ClaimedArticle,
    later: NotReadNow,
    took: timedelta,
    *,
    now: datetime,
    rules: QueueRules,
) -> Outcome:
    """Whom the reading needs cannot be asked: the article waits, and no attempt is counted."""
    kept = leases.put_off(
        Article.objects.all(),
        claimed.lease,
        now=now,
        rules=rules,
        wait=later.retry_after,
        last_error=leases.storable(later.reason),
    )
    outcome = Outcome.GIVEN_BACK if kept else Outcome.LEASE_LOST
    _log(claimed, outcome, took)
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


def read_text(text: str, *, published_on: date, extractor: Reader) -> Reading:
    """What the extractor finds in the text, or why it was not asked. Touches no article."""
    language = identify_language(text)
    read = languages_of(extractor)
    if language not in read:
        why = OTHER_LANGUAGE if read == ENGLISH else NOT_READ_HERE
        skipped = why.format(language=language_name(language))
        return Reading(language, [], extractor.version, skipped_because=skipped)
    try:
        found = _found(text, published_on, extractor)
    except NotRead as error:
        if error.instead is None or language not in languages_of(error.instead):
            raise
        return read_text(text, published_on=published_on, extractor=error.instead)
    return Reading(language, found.reports, extractor.version, tolls=found.tolls)


def _found(text: str, published_on: date, extractor: Reader) -> Found:
    if isinstance(extractor, FindsTolls):
        return extractor.read(text, published_on=published_on)
    return Found(extractor(text, published_on=published_on), [])


def _find_known(claimed: ClaimedArticle) -> Known:
    if claimed.visibility != Visibility.PUBLIC:
        return Known([], None)  # an agency's row is public, and copies of it must not be named
    return Known(find_copies(claimed.lease.row_id, claimed.text), agency_named_by(claimed.text))


def _finish(
    claimed: ClaimedArticle,
    reading: Reading,
    known: Known,
    *,
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
            extractor_version=reading.version,
            read_in_ms=took // timedelta(milliseconds=1),
        )
        if not finished:
            return Outcome.LEASE_LOST
        article, moved = _settled(claimed.lease.row_id, known)
        if not (claimed.visibility == Visibility.PUBLIC and article.is_public):
            _keep_to_itself(article, reading, now=now)
            return Outcome.DONE
        recount = events_counting(moved)
        record_reports(
            article=article,
            reports=reading.reports,
            version=reading.version,
            now=now,
            recount=recount,
            moved=moved - {article.pk},
            read_before=claimed.was_read,
        )
        keep_running_totals(article, reading.tolls, read_before=claimed.was_read)
    return Outcome.DONE


def _settled(article_id: int, known: Known) -> tuple[Article, set[int]]:
    """The article with its origin and agency settled, and the articles of which they changed."""
    articles = Article.objects.select_related("source__affiliation")
    article = articles.get(pk=article_id)
    agency = known.agency.pk if known.agency else None
    if not known.copies and article.agency_id == agency:
        return article, set()
    moved = settle_origin(article_id, known.copies, known.agency)
    return articles.get(pk=article_id), moved


def _keep_to_itself(article: Article, reading: Reading, *, now: datetime) -> None:
    """Keep what was read of an article that readers do not see.

    If a reviewer has accepted it since it was claimed, it is read once more, as a public one.
    """
    totals = bool(reading.tolls)
    record_held(article, reading.reports, version=reading.version, has_totals=totals)
    if article.is_public:
        read_again(article_ids=[article.pk], now=now)
