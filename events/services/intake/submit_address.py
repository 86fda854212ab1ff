"""Accept an address: a page for a worker to fetch, or the article that it gave before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext, gettext_noop

from events.models import Article, Page
from events.models.articles import SubmittedBy, Visibility
from events.services.intake.addresses import address_key, article_at
from events.services.intake.check_submission import Problem, check_address
from events.services.intake.gate.arrival import Arrival
from events.services.intake.gate.delay import some_rule_delays
from events.services.intake.gate.hold import fetch_anew
from events.services.intake.outlets import outlet_named
from events.services.intake.submit import KNOWN, ArticleRefused
from events.sources.fetching.answers import FetchRules

ADDRESS_WITHDRAWN = gettext_noop(
    "The article of this address was withdrawn here. An editor can bring it back."
)


@dataclass(frozen=True, slots=True)
class AddressSubmission:
    """Where the address leads: the article that came from it, else the page to fetch.

    `created` is False if the address came before. `page` is None for an article that was submitted
    as a text.
    """

    page: Page | None
    article: Article | None
    created: bool

    @property
    def row(self) -> Article | Page:
        row = self.article or self.page
        if row is None:
            raise AssertionError("an address leads to an article or to a page")
        return row


def submit_address(
    *,
    address: str,
    outlet: str = "",
    title: str = "",
    published_on: date | None = None,
    submitted_by: SubmittedBy,
    arrival: Arrival = KNOWN,
    now: datetime,
    rules: FetchRules,
) -> AddressSubmission:
    """Accept an address, whose page is fetched later. No server is asked here.

    Given outlet, title and day override what the page says.

    Raises:
        ArticleRefused: with every problem, that of the address under `url`; nothing is kept.
    """
    address, title, outlet = address.strip(), title.strip(), " ".join(outlet.split())
    problems = check_address(
        url=address, title=title, outlet=outlet, published_on=published_on, now=now, rules=rules
    )
    if problems:
        raise ArticleRefused(problems)
    key = address_key(address)
    if key is None:
        raise AssertionError("check_address lets no address pass that has no canonical form")
    page = Page(
        address=address,
        address_key=key,
        title=title,
        published_on=published_on,
        file_id=arrival.file,
        submitted_by=submitted_by,
        delayed=not arrival.held and some_rule_delays(),
        **arrival.as_sent,
    )
    first = _first(key)
    if first and first.article and first.article.visibility == Visibility.WITHDRAWN:
        raise ArticleRefused((Problem("url", gettext(ADDRESS_WITHDRAWN)),))
    first = first or _insert(page, outlet=outlet, now=now)
    if first.page and first.page.held and not first.article and not page.held:
        page.source = outlet_named(outlet)
        fetch_anew(first.page, page, now=now)
        return AddressSubmission(first.page, None, created=True)
    return first


def _first(key: str) -> AddressSubmission | None:
    """What came before by this address."""
    article = article_at(key)
    page = Page.objects.without_raw().filter(address_key=key).first()
    return AddressSubmission(page, article, created=False) if page or article else None


def _insert(page: Page, *, outlet: str, now: datetime) -> AddressSubmission:
    page.submitted_at = page.not_before = now
    try:
        # a savepoint, so that the refusal of a second copy leaves the caller's transaction usable
        with transaction.atomic():
            if page.is_hidden:  # a row of an outlet is public
                page.outlet = outlet
            else:
                page.source = outlet_named(outlet)
            page.save(force_insert=True)
    except IntegrityError:
        first = _first(page.address_key)  # committed meanwhile by another worker
        if first is None:
            raise
        return first
    return AddressSubmission(page, None, created=True)
