"""Take in one entry of a feed: fetch its page, or submit the text that it carries.

A whole text in a feed is the outlet's own copy, with nothing around it, and many sites that refuse
programs on their pages give it in their feed. A summary is not a text, however long; the reader of
feeds separates the two. If the text is short, or says that it continues elsewhere, the page is
fetched.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from events import lengths
from events.models import Feed, FeedEntry
from events.models.articles import DayBasis, SubmittedBy
from events.services.intake.check_submission import is_publication_day
from events.services.intake.feeds.fetch_page import IntakeLimits, one_line
from events.services.intake.gate.arrival import arrival_of_feed
from events.services.intake.submit import AddressTaken, ArticleRefused, submit_article
from events.services.intake.submit_address import submit_address
from events.services.queue.leases import storable
from events.sources import feeds
from events.sources.fetching.answers import FetchRules
from events.sources.web_addresses import canonical_address

WHOLE_TEXT = 600  # characters; a teaser has fewer, a report that is worth an entry mostly has more
NO_WAY = "The entry has neither an address nor the text of an article."

_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more\))\s*\Z")
_GOES_ON = re.compile(
    (
        r"(?:^|[.!?…]\s+)(?:read (?:more|on|the (?:full|whole|rest))|continue reading|full "
        r"(?:story|article))\b[^.!?\n]{0,80}\Z"
    ),
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a new entry brought, so that workers can be woken; None if it brought nothing new."""

    page_to_fetch: int | None = None
    article_to_read: int | None = None


def guid_key(guid: str) -> str:
    """SHA-256, in hex, of an entry's own id."""
    return hashlib.sha256(guid.encode("utf-8", errors="replace")).hexdigest()


def take_in(
    entry: feeds.FeedEntry, *, feed: Feed, now: datetime, rules: FetchRules, limits: IntakeLimits
) -> TakenIn:
    """Keep the entry with what it led to, or the reason why it led nowhere.

    Nothing is kept if another worker has kept it meanwhile. Raises QueueFull, and keeps nothing, if
    there is no room for a text yet.
    """
    row = FeedEntry(
        feed=feed,
        guid_key=guid_key(entry.guid),
        address=storable(entry.url)[: lengths.FOUND_ADDRESS],
        title=one_line(entry.title, lengths.TITLE),
        published_at=entry.published_at,
        seen_at=now,
    )
    try:
        with transaction.atomic():
            brought = _lead(row, entry, now=now, rules=rules, limits=limits)
            row.save(force_insert=True)
    except IntegrityError:
        if not FeedEntry.objects.filter(feed=feed, guid_key=row.guid_key).exists():
            raise
        return TakenIn()
    return brought


def _lead(
    row: FeedEntry,
    entry: feeds.FeedEntry,
    *,
    now: datetime,
    rules: FetchRules,
    limits: IntakeLimits,
) -> TakenIn:
    try:
        if is_whole(entry.text):
            return _as_article(row, entry, now=now, limits=limits)
        return _as_page(row, entry, now=now, rules=rules)
    except ArticleRefused as refused:
        row.refused_because = (
            " ".join(problem.reason for problem in refused.problems)
            if entry.url or entry.text
            else NO_WAY
        )
        return TakenIn()


def is_whole(text: str) -> bool:
    """Whether an entry's text is the whole article."""
    text = text.rstrip()
    return len(text) >= WHOLE_TEXT and not _BREAKS_OFF.search(text) and not _GOES_ON.search(text)


def _as_article(
    row: FeedEntry, entry: feeds.FeedEntry, *, now: datetime, limits: IntakeLimits
) -> TakenIn:
    usable = len(entry.url) <= lengths.ADDRESS and canonical_address(entry.url) is not None
    try:
        submission = submit_article(
            text=entry.text,
            title=row.title,
            url=entry.url if usable else "",
            outlet=_outlet(row),
            published_on=_day(entry, now),
            published_on_basis=DayBasis.FEED,
            submitted_by=SubmittedBy.FEED,
            arrival=arrival_of_feed(row.feed),
            now=now,
            max_characters=limits.max_characters,
            max_waiting=limits.max_waiting,
        )
    except AddressTaken as taken:
        row.article = taken.article
        return TakenIn()
    row.article = submission.article
    return TakenIn(article_to_read=submission.article.pk) if submission.created else TakenIn()


def _as_page(
    row: FeedEntry, entry: feeds.FeedEntry, *, now: datetime, rules: FetchRules
) -> TakenIn:
    submission = submit_address(
        address=entry.url,
        title=row.title,
        outlet=_outlet(row),
        published_on=_day(entry, now),
        submitted_by=SubmittedBy.FEED,
        arrival=arrival_of_feed(row.feed),
        now=now,
        rules=rules,
    )
    row.page, row.article = submission.page, submission.article
    return (
        TakenIn(page_to_fetch=submission.page.pk)
        if submission.created and submission.page
        else TakenIn()
    )


def _outlet(row: FeedEntry) -> str:
    return row.feed.source.name if row.feed.source else ""


def _day(entry: feeds.FeedEntry, now: datetime) -> date | None:
    day = entry.published_on
    return day if day and is_publication_day(day, now) else None
