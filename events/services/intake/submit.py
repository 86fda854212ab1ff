"""Accept an article, or give every reason against it.

Accepted means that its row is committed and waits to be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from django.db import IntegrityError, transaction
from django.utils.translation import gettext, gettext_noop

from events.extraction.reading.dateline import find_dateline
from events.models import Article
from events.models.articles import DayBasis, SubmittedBy, Visibility
from events.services.intake.addresses import address_key, article_at
from events.services.intake.back_pressure import is_full
from events.services.intake.check_submission import Problem, check_submission, is_publication_day
from events.services.intake.gate.arrival import Arrival
from events.services.intake.gate.hold import keep_new, let_go
from events.services.intake.outlets import outlet_known
from events.sources.days import address_day
from events.sources.page_outlet import outlet_in
from events.sources.pasted_day import pasted_day
from events.sources.titles import headline_in, opening_of, without_outlet

TAKEN = gettext_noop(
    "This address came before with another text, as article %(article)s. Leave the address "
    "out to submit this text as well."
)
TEXT_WITHDRAWN = gettext_noop("This text was withdrawn here. An editor can bring it back.")
KNOWN = Arrival()  # by a command, or a program of the house
QUEUE_FULL_SECONDS = 30  # until another try: time for two workers to read a few hundred articles


class ArticleRefused(Exception):
    """The submission cannot be accepted. `problems` lists every reason, to be fixed at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.field}: {problem.reason}" for problem in problems))
        self.problems = problems


class AddressTaken(ArticleRefused):
    """The address came before with another text. `article` is the earlier one."""

    def __init__(self, article: Article) -> None:
        super().__init__((Problem("url", gettext(TAKEN) % {"article": article.public_id}),))
        self.article = article


class QueueFull(Exception):
    """Too many articles wait. Nothing is kept; try again after `retry_after` seconds."""

    def __init__(self, retry_after: int = QUEUE_FULL_SECONDS) -> None:
        super().__init__(
            f"Too many articles wait to be read. Please try again in {retry_after} seconds."
        )
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Submission:
    """The article with this text. `created` is False if it was there already."""

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
    arrival: Arrival = KNOWN,
    others: Mapping[str, str] = MappingProxyType({}),
    now: datetime,
    max_characters: int,
    max_waiting: int = 0,
) -> Submission:
    """Accept `text` exactly as given, or return the article that already has the same text.

    Without `title` the headline at the head of the text is taken, else its first words. Without
    `outlet` it is the one that a copied page names.
    Without `published_on` the day comes from the head of the text, else from the address; else the
    article is undated. `published_on_basis` says which. `arrival` says who sends it: what is held
    waits for a reviewer once it is read. A held text that somebody trusted sends becomes public.
    `others` are the columns of its file that no field is read from.

    Raises:
        ArticleRefused: with every problem; nothing is kept.
        AddressTaken: the address came before with another text; neither may silently replace the
            other.
        QueueFull: `max_waiting` articles wait already (0: no limit). A text that is here already is
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
    day, basis = (published_on, published_on_basis) if published_on else _day_of(text, url, now)
    outlet = outlet or outlet_in(text)
    article = Article(
        text=text,
        sha256=fingerprint(text),
        title=without_outlet(title, outlet) or headline_in(text, outlet=outlet) or opening_of(text),
        url=url,
        address_key=address_key(url),
        published_on=day,
        published_on_basis=basis,
        submitted_by=submitted_by,
        others=dict(others),
    )
    first = _first(article)
    if first is None and is_full(max_waiting):
        raise QueueFull
    if first and first.article.visibility == Visibility.WITHDRAWN:
        raise ArticleRefused((Problem("text", gettext(TEXT_WITHDRAWN)),))
    first = first or _insert(article, outlet=outlet, arrival=arrival, now=now)
    if first.article.is_undecided and not first.created and not arrival.held:
        return _freed(first.article, article, outlet=outlet, arrival=arrival, now=now)
    return first


def fingerprint(text: str) -> str:
    """SHA-256, in hex, that identifies the same text.

    Line ends count as `\\n`, and white space at either end is ignored: a browser's form sends
    `\\r\\n`, a file ends with a newline, and the same article sent both ways must not become two
    sources of one event. Everything else counts.
    """
    return hashlib.sha256(
        text.replace("\r\n", "\n").replace("\r", "\n").strip().encode("utf-8")
    ).hexdigest()


def _day_of(text: str, url: str, now: datetime) -> tuple[date | None, DayBasis]:
    beside_headline = pasted_day(text)
    if beside_headline and is_publication_day(beside_headline, now):
        return beside_headline, DayBasis.TEXT
    dateline = find_dateline(text)
    if dateline and is_publication_day(dateline.day, now):
        return dateline.day, DayBasis.TEXT
    in_address = address_day(url)
    if in_address and is_publication_day(in_address, now):
        return in_address, DayBasis.ADDRESS
    return None, DayBasis.UNDATED


def _first(article: Article) -> Submission | None:
    """The earlier article with this text or address; None if there is none.

    Raises AddressTaken.
    """
    same_text = Article.objects.filter(sha256=article.sha256).first()
    if same_text:
        return Submission(same_text, created=False)
    same_address = article_at(article.address_key)
    if same_address:
        raise AddressTaken(same_address)
    return None


def _freed(
    known: Article, sent: Article, *, outlet: str, arrival: Arrival, now: datetime
) -> Submission:
    """The held article, which its trusted sender makes public."""
    source = outlet_known(outlet)
    if arrival.from_source(source).held:
        return Submission(known, created=False)
    read_anew = let_go(known, sent, outlet=outlet, arrival=arrival, now=now)
    known.refresh_from_db()
    return Submission(known, created=read_anew)


def _insert(
    article: Article, *, outlet: str, now: datetime, arrival: Arrival = KNOWN
) -> Submission:
    article.submitted_at = article.not_before = now
    try:
        # a savepoint, so that the refusal of a second copy leaves the caller's transaction usable
        with transaction.atomic():
            keep_new(article, outlet=outlet, arrival=arrival, now=now)
    except IntegrityError:
        first = _first(article)  # committed meanwhile by another worker
        if first is None:
            raise
        return first
    return Submission(article, created=True)
