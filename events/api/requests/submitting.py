"""One submission through the API, alone or as a line among others: a text, or an address whose page
is to be fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from events.api import shapes
from events.api.representation import article_in_list, page_as_json
from events.api.requests.arrivals import arrival_of_request, private_page, private_state
from events.api.requests.submissions import ArticleSubmission
from events.api.responses.errors import AddressConflict, Busy
from events.api.responses.links import Links
from events.models import Article, Page
from events.models.articles import SubmittedBy
from events.services import configured
from events.services.intake.gate.hold import private_secret
from events.services.intake.submit import AddressTaken, ArticleRefused, QueueFull, submit_article
from events.services.intake.submit_address import submit_address
from events.tasks import wake_extraction, wake_fetch

NOTHING_TO_READ = "Give the article's text, or the `url` of its page to have it fetched."


@dataclass(frozen=True, slots=True)
class HeldLinks:
    """Where one sender follows what is held for a reviewer."""

    page: str
    state: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """The article, or the page that is to be fetched. `created` is False where it came before."""

    row: Article | Page
    created: bool
    private: HeldLinks | None = None  # of what is held: nothing else of it is told

    def wake(self) -> None:
        """Tell a worker of what is new."""
        if self.created:
            wake = wake_extraction if isinstance(self.row, Article) else wake_fetch
            wake(self.row.pk)

    @property
    def public_id(self) -> str | None:
        """None for what is held: another sender of the same text must not learn its id."""
        return None if self.private else self.row.public_id

    def as_json(self, links: Links) -> shapes.ArticleInList | shapes.Page | shapes.Held:
        if self.private:
            return {"id": None, "private_url": self.private.page, "api_url": self.private.state}
        if isinstance(self.row, Article):
            return article_in_list(self.row, links)
        return page_as_json(self.row, None, links)

    def for_readers(self, links: Links) -> str:
        """Its page."""
        if self.private:
            return self.private.page
        is_article = isinstance(self.row, Article)
        return (
            links.article_page(self.row.public_id)
            if is_article
            else links.page_page(self.row.public_id)
        )

    def in_api(self, links: Links) -> str:
        if self.private:
            return self.private.state
        is_article = isinstance(self.row, Article)
        return links.article(self.row.public_id) if is_article else links.page(self.row.public_id)


def submit(data: object, request: Request) -> Accepted:
    """What holds the text, or the address where no text is sent.

    Raises:
        ValidationError: with every reason why not, by field.
        AddressConflict: where the address came before with another text.
        Busy: where the queue is full.
    """
    sent = ArticleSubmission(data=data)
    sent.is_valid(raise_exception=True)
    try:
        return _accept(dict(sent.validated_data), request)
    except AddressTaken as taken:
        problems = [(problem.field, problem.reason) for problem in taken.problems]
        raise AddressConflict(problems, taken.article.public_id) from taken
    except ArticleRefused as refusal:
        raise ValidationError(
            {problem.field: problem.reason for problem in refusal.problems}
        ) from refusal
    except QueueFull as full:
        raise Busy(str(full), wait=full.retry_after) from full


def _accept(values: dict[str, Any], request: Request) -> Accepted:
    arrival, title = arrival_of_request(request), values["title"]
    if "text" in values:
        submission = submit_article(
            **values,
            submitted_by=SubmittedBy.API,
            arrival=arrival,
            now=timezone.now(),
            max_characters=settings.MAX_ARTICLE_CHARACTERS,
            max_waiting=settings.MAX_WAITING_ARTICLES,
        )
        links = _held_links(submission.article, title, request)
        return Accepted(submission.article, submission.created, links)
    address: str = values.pop("url")
    if not address.strip():
        raise ValidationError({"text": NOTHING_TO_READ})
    came = submit_address(
        address=address,
        **values,
        submitted_by=SubmittedBy.API,
        arrival=arrival,
        now=timezone.now(),
        rules=configured.page_fetch_rules(),
    )
    return Accepted(came.row, came.created, _held_links(came.row, title, request))


def _held_links(row: Article | Page, title: str, request: Request) -> HeldLinks | None:
    if not row.is_hidden:
        return None
    text = row.text if isinstance(row, Article) else ""
    secret = private_secret(row, title=title, text=text, now=timezone.now())
    return HeldLinks(private_page(request, secret), private_state(request, secret))
