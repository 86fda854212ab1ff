"""Fetch one page: claim it, read it outside any transaction, keep it with its article in one.

Celery and the local workers use the same code.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, TypedDict

from django.db import transaction

from events import lengths
from events.models import Article, Page
from events.models.articles import DayBasis, SubmittedBy, Visibility
from events.services.intake.addresses import address_key, article_at
from events.services.intake.back_pressure import is_full
from events.services.intake.check_submission import is_publication_day, latest_day
from events.services.intake.gate.arrival import arrival_of_page
from events.services.intake.submit import (
    QUEUE_FULL_SECONDS,
    AddressTaken,
    ArticleRefused,
    QueueFull,
    submit_article,
)
from events.services.queue import leases
from events.services.queue.attempts import Outcome, after_error, log_attempt
from events.services.queue.leases import Lease, QueueRules
from events.sources.fetching.answers import Fetched, FetchFailed, FetchRefused, NotModified
from events.sources.pages import NoArticle, PageArticle, read_page
from events.sources.web_addresses import canonical_address

logger = logging.getLogger(__name__)


class Fetch(Protocol):
    """`fetch` of events/sources/fetching/http.py with the rules for one kind of fetch."""

    def __call__(
        self, url: str, *, etag: str = "", last_modified: str = ""
    ) -> Fetched | NotModified: ...


@dataclass(frozen=True, slots=True)
class IntakeLimits:
    """How long an article's text may be, and how many may wait to be read (0: no limit)."""

    max_characters: int
    max_waiting: int = 0


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """How the attempt ended. `article_to_read`: the id of a new article, for a worker."""

    outcome: Outcome
    article_to_read: int | None = None


def fetch_page(
    *,
    page_id: int,
    fetch: Fetch,
    rules: QueueRules,
    limits: IntakeLimits,
    clock: Callable[[], datetime],
) -> PageOutcome:
    """Fetch the page, if it is free, and submit its article: once, or not at all.

    If the queue of articles is full, nothing is fetched: the page waits, and no attempt is counted.

    Raises:
        DatabaseError: if the database cannot write. The page is put off, and the caller should
            wait, too.
    """
    lease = leases.take(Page.objects.all(), page_id, now=clock(), rules=rules)
    if lease is None:
        return PageOutcome(Outcome.NOT_CLAIMED)
    page, started = Page.objects.without_raw().get(pk=page_id), clock()
    try:
        done = _Attempt(page, lease, rules, limits, clock).run(fetch)
    except (
        Exception
    ) as error:  # whatever a page does to its reader, the address must not be lost with it
        # shown to all; the rest is in the log
        words = f"Reading the page failed here ({type(error).__name__})."
        outcome = after_error(
            Page.objects.all(), lease, error, words=words, now=clock(), rules=rules
        )
        _log(page, lease, outcome, clock() - started, error)
        if outcome is Outcome.PUT_OFF:
            raise
        return PageOutcome(outcome)
    except BaseException:  # told to stop
        leases.hand_back(Page.objects.all(), lease, now=clock())
        raise
    _log(page, lease, done.outcome, clock() - started)
    return done


def _log(
    page: Page, lease: Lease, outcome: Outcome, took: timedelta, error: Exception | None = None
) -> None:
    log_attempt(
        logger,
        kind="page",
        public_id=page.public_id,
        attempt=lease.attempt,
        outcome=outcome,
        took=took,
        error=error,
    )


@dataclass(frozen=True, slots=True)
class _Attempt:
    page: Page
    lease: Lease
    rules: QueueRules
    limits: IntakeLimits
    clock: Callable[[], datetime]

    def run(self, fetch: Fetch) -> PageOutcome:
        if is_full(self.limits.max_waiting):
            return self._wait_for_room(timedelta(seconds=QUEUE_FULL_SECONDS))
        try:
            fetched = fetch(self.page.address)
        except FetchFailed as failed:
            return self._tried(failed.reason, at_least=failed.retry_after)
        except FetchRefused as refused:
            return self._refused(refused.reason)
        if isinstance(fetched, NotModified):  # only an answer to a condition, and none was set
            return self._tried("The server says that nothing has changed, which was not asked.")
        if canonical_address(fetched.final_url) is None:
            # what many sites do with an article that is gone
            return self._refused(
                "The address leads to the site's front page, not to an article.",
                **_evidence(fetched),
            )
        return self._read(fetched)

    def _read(self, fetched: Fetched) -> PageOutcome:
        try:
            found = read_page(
                fetched.body,
                url=fetched.final_url,
                charset=fetched.charset,
                content_type=fetched.content_type,
                latest=latest_day(self.clock()),
            )
            return self._keep(fetched, found)
        except NoArticle as nothing:
            return self._refused(nothing.reason, **_evidence(fetched))
        except ArticleRefused as refused:
            return self._refused(
                "\n".join(problem.reason for problem in refused.problems), **_evidence(fetched)
            )
        except QueueFull as full:
            return self._wait_for_room(timedelta(seconds=full.retry_after))

    def _keep(self, fetched: Fetched, found: PageArticle) -> PageOutcome:
        now = self.clock()
        with transaction.atomic():
            if not leases.finish(Page.objects.all(), self.lease, now=now, **_evidence(fetched)):
                return PageOutcome(Outcome.LEASE_LOST)
            article, created = self._article(fetched, found, now)
            delayed = article.visibility == Visibility.DELAYED
            Page.objects.filter(pk=self.page.pk).update(article=article, delayed=delayed)
        return PageOutcome(Outcome.DONE, article.pk if created else None)

    def _article(self, fetched: Fetched, found: PageArticle, now: datetime) -> tuple[Article, bool]:
        """The article of this page, and whether it is new.

        An article that came from any of the page's addresses is this one.
        """
        url = (
            found.canonical_url
            if len(found.canonical_url) <= lengths.ADDRESS
            else self.page.address
        )
        first = article_at(self.page.address_key, address_key(fetched.final_url), address_key(url))
        if first:
            return first, False
        try:
            submission = submit_article(
                text=found.text,
                url=url,
                now=now,
                max_characters=self.limits.max_characters,
                max_waiting=self.limits.max_waiting,
                arrival=arrival_of_page(self.page),
                **_described(self.page, found, now),
            )
        except AddressTaken as taken:
            return taken.article, False
        return submission.article, submission.created

    def _wait_for_room(self, wait: timedelta) -> PageOutcome:
        kept = leases.hand_back(Page.objects.all(), self.lease, now=self.clock() + wait)
        return PageOutcome(Outcome.GIVEN_BACK if kept else Outcome.LEASE_LOST)

    def _tried(self, reason: str, *, at_least: timedelta | None = None) -> PageOutcome:
        kept = leases.give_up(
            Page.objects.all(),
            self.lease,
            error=reason,
            now=self.clock(),
            rules=self.rules,
            at_least=at_least,
        )
        return PageOutcome(Outcome.ERROR if kept else Outcome.LEASE_LOST)

    def _refused(self, reason: str, **evidence: object) -> PageOutcome:
        kept = leases.fail(
            Page.objects.all(), self.lease, error=reason, now=self.clock(), **evidence
        )
        return PageOutcome(Outcome.ERROR if kept else Outcome.LEASE_LOST)


def _evidence(fetched: Fetched) -> dict[str, object]:
    """The answer of the server, as the page's row keeps it."""
    return {
        "raw": fetched.body,
        "raw_sha256": fetched.sha256,
        "final_address": fetched.final_url[: lengths.FOUND_ADDRESS],
        "http_status": fetched.status,
        "content_type": fetched.content_type[: lengths.CONTENT_TYPE],
        "fetched_at": fetched.fetched_at,
    }


class _Described(TypedDict):
    title: str
    outlet: str
    published_on: date | None
    published_on_basis: DayBasis
    submitted_by: SubmittedBy


def _described(page: Page, found: PageArticle, now: datetime) -> _Described:
    """Title, outlet and day as given with the address, else as the page says.

    An unusable value on the page does not refuse the article.
    """
    said = (
        found.published_on
        if found.published_on and is_publication_day(found.published_on, now)
        else None
    )
    by_a_person = page.published_on is not None and page.submitted_by != SubmittedBy.FEED
    return {
        "title": page.title or one_line(found.title, lengths.TITLE),
        "outlet": page.source.name
        if page.source
        else page.outlet or one_line(found.outlet, lengths.NAME),
        "published_on": _surer_day(page, said if found.day_is_local else None) or said,
        "published_on_basis": DayBasis.GIVEN if by_a_person else DayBasis.PAGE,
        "submitted_by": SubmittedBy.FEED
        if page.submitted_by == SubmittedBy.FEED
        else SubmittedBy.URL,
    }


def _surer_day(page: Page, local: date | None) -> date | None:
    """The day given with the address. A feed's may be that of UTC: the page's own neighbour of it
    counts.
    """
    given = page.published_on
    if given is None or local is None or page.submitted_by != SubmittedBy.FEED:
        return given
    return local if abs(local - given) <= timedelta(days=1) else given


def one_line(words: str, at_most: int) -> str:
    """A title or name from a page or feed, in a form that can be stored."""
    seen = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in words
    )
    return " ".join(seen.split())[:at_most].strip()
