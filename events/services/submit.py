"""Accepting an article: one row, or the reasons why not. Accepted means that the row is committed, waiting to be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from events.extraction.dateline import find_dateline
from events.models import Article, Source
from events.models.articles import DayBasis, SubmittedBy
from events.services.check_submission import Problem, check_submission, is_publication_day
from events.services.copies import write_sketch


class ArticleRefused(Exception):
    """The submission cannot be accepted. `problems` lists every reason, so that all can be mended at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.field}: {problem.reason}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Submission:
    """The article that holds the text. `created` is False where an earlier submission already holds it."""

    article: Article
    created: bool


def submit_article(
    *,
    text: str,
    title: str = "",
    url: str = "",
    outlet: str = "",
    published_on: date | None = None,
    submitted_by: SubmittedBy,
    now: datetime,
    max_characters: int,
) -> Submission:
    """Accept `text` exactly as given, or give the article that already holds the same text.

    Without `published_on` the day is taken from the head of the text, else from `now`; `published_on_basis` says which.

    Raises:
        ArticleRefused: with every problem of the submission; nothing is kept.
    """
    title, url, outlet = title.strip(), url.strip(), " ".join(outlet.split())
    problems = check_submission(
        text=text, title=title, url=url, outlet=outlet, published_on=published_on, now=now, max_characters=max_characters
    )
    if problems:
        raise ArticleRefused(problems)
    sha256 = fingerprint(text)
    first = Article.objects.filter(sha256=sha256).first()
    if first:
        return Submission(first, created=False)
    day, basis = _publication_day(text, published_on, now)
    article = Article(
        text=text, sha256=sha256, title=title, url=url, published_on=day, published_on_basis=basis, submitted_by=submitted_by
    )
    return _insert(article, outlet=outlet, now=now)


def fingerprint(text: str) -> str:
    """SHA-256, in hexadecimal, by which two submissions are known to be the same text.

    Line ends count as `\\n` and white space at either end does not count: a browser's form sends `\\r\\n` and a file ends with
    a newline, and the same article sent both ways must not stand as two sources of one event. All else counts.
    """
    return hashlib.sha256(text.replace("\r\n", "\n").replace("\r", "\n").strip().encode("utf-8")).hexdigest()


def _publication_day(text: str, given: date | None, now: datetime) -> tuple[date, DayBasis]:
    if given:
        return given, DayBasis.GIVEN
    dateline = find_dateline(text)
    if dateline and is_publication_day(dateline.day, now):
        return dateline.day, DayBasis.TEXT
    return now.date(), DayBasis.SUBMISSION


def _insert(article: Article, *, outlet: str, now: datetime) -> Submission:
    article.submitted_at = article.not_before = now
    try:
        with transaction.atomic():  # a savepoint, so that the refusal of a second copy leaves the caller's transaction usable
            article.source = _source(outlet)
            article.save(force_insert=True)
            write_sketch(article)
    except IntegrityError:
        first = Article.objects.filter(sha256=article.sha256).first()
        if first is None:
            raise
        return Submission(first, created=False)
    return Submission(article, created=True)


def _source(outlet: str) -> Source | None:
    """The outlet's row; `reuters` and `Reuters` are one outlet."""
    if not outlet:
        return None
    known = Source.objects.filter(name__iexact=outlet).order_by("pk").first()
    return known or Source.objects.get_or_create(name=outlet)[0]
