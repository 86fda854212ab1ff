"""Accepting an article: one row, or the reasons why not. Accepted means that the row is committed,
waiting to be read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext, gettext_noop

from events.extraction.reading.dateline import find_dateline
from events.models import Article, Source
from events.models.articles import DayBasis, SubmittedBy
from events.services.intake.addresses import address_key, article_at
from events.services.intake.back_pressure import is_full
from events.services.intake.check_submission import Problem, check_submission, is_publication_day
from events.services.linking.copies import write_sketch

TAKEN = gettext_noop(
    "This address came before with another text, as article %(article)s. Leave the address "
    "out to submit this text as well."
)
QUEUE_FULL_SECONDS = 30  # until another try: time for two workers to read a few hundred articles


class ArticleRefused(Exception):
    """The submission cannot be accepted. `problems` lists every reason, so that all can be mended
    at once.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.field}: {problem.reason}" for problem in problems))
        self.problems = problems


class AddressTaken(ArticleRefused):
    """The address came before with another text. `article` is the one that came so."""

    def __init__(self, article: Article) -> None:
        super().__init__((Problem("url", gettext(TAKEN) % {"article": article.public_id}),))
        self.article = article


class QueueFull(Exception):
    """Too many articles wait already. Worth another try after `retry_after` seconds; nothing is
    kept.
    """

    def __init__(self, retry_after: int = QUEUE_FULL_SECONDS) -> None:
        super().__init__(
            f"Too many articles wait to be read. Please try again in {retry_after} seconds."
        )
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Submission:
    """The article that holds the text. `created` is False where an earlier submission already holds
    it.
    """

    article: Article
    created: bool


def submit_article(
    *,
    text: str,
    title: str = "",
    url: str = "",
    outlet: str = "",
    published_on: date | None = None,
    published_on_basis: DayBasis = DayBasis.GIVEN,
    submitted_by: SubmittedBy,
    now: datetime,
    max_characters: int,
    max_waiting: int = 0,
) -> Submission:
    """Accept `text` exactly as given, or give the article that already holds the same text.

    `published_on_basis` says who gave the day. Without one it is taken from the head of the text,
    else from `now`, and the article says which.

    Raises:
        ArticleRefused: with every problem of the submission; nothing is kept.
        AddressTaken: the same for an address that came before with another text: neither may take
        the other's place unseen.
        QueueFull: where `max_waiting` articles wait already (0: no limit); what is here already is
        answered all the same.
    """
    title, url, outlet = title.strip(), url.strip(), " ".join(outlet.split())
    problems = check_submission(
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        published_on=published_on,
        now=now,
        max_characters=max_characters,
    )
    if problems:
        raise ArticleRefused(problems)
    day, basis = (published_on, published_on_basis) if published_on else _day_of(text, now)
    article = Article(
        text=text,
        sha256=fingerprint(text),
        title=title,
        url=url,
        address_key=address_key(url),
        published_on=day,
        published_on_basis=basis,
        submitted_by=submitted_by,
    )
    first = _first(article)
    if first is None and is_full(max_waiting):
        raise QueueFull
    return first or _insert(article, outlet=outlet, now=now)


def fingerprint(text: str) -> str:
    """SHA-256, in hexadecimal, by which two submissions are known to be the same text.

    Line ends count as `\\n` and white space at either end does not count: a browser's form sends
    `\\r\\n` and a file ends with a newline, and the same article sent both ways must not stand as
    two sources of one event. All else counts.
    """
    return hashlib.sha256(
        text.replace("\r\n", "\n").replace("\r", "\n").strip().encode("utf-8")
    ).hexdigest()


def _day_of(text: str, now: datetime) -> tuple[date, DayBasis]:
    dateline = find_dateline(text)
    if dateline and is_publication_day(dateline.day, now):
        return dateline.day, DayBasis.TEXT
    return now.date(), DayBasis.SUBMISSION


def _first(article: Article) -> Submission | None:
    """What came before with this text; None where neither the text nor the address has come. Raises
    AddressTaken.
    """
    same_text = Article.objects.filter(sha256=article.sha256).first()
    if same_text:
        return Submission(same_text, created=False)
    same_address = article_at(article.address_key)
    if same_address:
        raise AddressTaken(same_address)
    return None


def _insert(article: Article, *, outlet: str, now: datetime) -> Submission:
    article.submitted_at = article.not_before = now
    try:
        # a savepoint, so that the refusal of a second copy leaves the caller's transaction usable
        with transaction.atomic():
            article.source = outlet_named(outlet)
            article.save(force_insert=True)
            write_sketch(article)
    except IntegrityError:
        first = _first(article)  # committed meanwhile by another worker
        if first is None:
            raise
        return first
    return Submission(article, created=True)


def outlet_named(outlet: str) -> Source | None:
    """The outlet's row; `reuters` and `Reuters` are one outlet."""
    if not outlet:
        return None
    known = Source.objects.filter(name__iexact=outlet).order_by("pk").first()
    return known or Source.objects.get_or_create(name=outlet)[0]
