"""Articles, and the ways in by which they come."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, TypedDict

from events.api.shapes.events import DateSpan, Kind, Status
from events.api.shapes.problems import FieldError
from events.api.shapes.serializer import Address, OneOf
from events.models.articles import DayBasis, SubmittedBy
from events.models.queued import QueueStatus


class ArticleInList(TypedDict):
    id: str
    api_url: Annotated[Address, "Where its status stands"]
    title: str | None
    url: Annotated[str | None, "Where it was published"]
    outlet: str | None
    published_on: Annotated[date | None, "None: nobody has told the day"]
    published_on_basis: Annotated[str, OneOf(DayBasis.choices)]
    language: str | None
    submitted_at: datetime
    status: Annotated[str, OneOf(QueueStatus.choices)]
    attempts: int
    error: str | None
    skipped_because: str | None
    finished_at: datetime | None
    extractor_version: str | None


class ArticleEvent(TypedDict):
    id: str
    url: Address
    kind: Kind
    date: DateSpan
    status: Status
    summary: str


class ArticleCopy(TypedDict):
    """Another article with the same text, perhaps shortened or edited."""

    id: str
    url: Address
    shared: Annotated[
        float | None, "How much of the shorter text is in both, 0 to 1, in runs of words"
    ]


class Arrival(TypedDict):
    """How an article came, and which reviewer let it in."""

    way: Annotated[str, OneOf(SubmittedBy.choices)]
    account: Annotated[str | None, "The account that sent it; null: a visitor, feed or program"]
    feed: Annotated[str | None, "Address of the feed that brought it"]
    accepted_by: Annotated[str | None, "The reviewer, where it was held first"]
    accepted_at: datetime | None
    delayed_until: Annotated[datetime | None, "A rule against harm delayed it until then"]
    in_words: str


class ArticleTombstone(TypedDict):
    """What may be said of an article that was withdrawn."""

    id: str
    withdrawn_at: datetime | None
    reason: Annotated[str | None, "Its class: legal, harm, mistake, duplicate or other"]
    because: str
    erased: Annotated[bool, "Whether its text was erased, too"]


class Held(TypedDict):
    """What is held for a reviewer: where its sender, and nobody else, can follow it."""

    id: Annotated[str | None, "Null until it is public"]
    private_url: Annotated[Address, "The page for the sender; whoever has the address sees it"]
    api_url: Annotated[Address, "The same for programs"]


class HeldReport(TypedDict):
    """One event that was read from a held text."""

    kind: Kind
    subkind: str | None
    date: DateSpan
    status: Status
    places: list[str]
    sentences: list[str]


class HeldState(TypedDict):
    """How far a held text or address is."""

    decision: Annotated[str, OneOf(["waiting", "accepted", "refused", "delayed", "withdrawn"])]
    delayed_until: Annotated[
        datetime | None,
        "A rule against harm delays it until then; null: none does, or it is unread",
    ]
    reason: Annotated[str | None, "Why a reviewer refused it"]
    status: Annotated[str, OneOf(QueueStatus.choices)]
    title: str | None
    article: Annotated[Address | None, "Where it is public"]
    reports: list[HeldReport]


class Article(ArticleInList):
    came: Arrival
    agency: Annotated[
        str | None, "The agency that its dateline, by-line or credit names as its author"
    ]
    origin: Annotated[ArticleCopy | None, "The first article that came with this text"]
    reprints: Annotated[list[ArticleCopy], "Those that came with this text later"]
    events: list[ArticleEvent]
    events_url: Address
    text: Annotated[str, "As submitted"]
    unread_characters: Annotated[
        int, "About how many characters of a very long text were not read; 0: it was read whole"
    ]


class PageArticle(TypedDict):
    id: str
    api_url: Address


class Page(TypedDict):
    """An address whose page is fetched; `article` is there once its text has been found, whoever
    brought it first.
    """

    id: str
    api_url: Annotated[Address, "Where its status stands"]
    url: Annotated[str, "The address as submitted"]
    final_url: Annotated[str | None, "After redirects"]
    title: Annotated[str | None, "As given with the address"]
    outlet: Annotated[str | None, "As given with the address"]
    published_on: Annotated[date | None, "As given with the address"]
    submitted_at: datetime
    status: Annotated[str, OneOf(QueueStatus.choices)]
    attempts: int
    error: Annotated[str | None, "Why the last attempt brought nothing"]
    http_status: int | None
    fetched_at: datetime | None
    article: PageArticle | None


class Feed(TypedDict):
    """A feed that is polled; `error` is why the last poll failed, null if it succeeded."""

    id: int
    api_url: Address
    address: str
    title: Annotated[str | None, "As the feed gives it"]
    outlet: str | None
    minutes: Annotated[int, "Between two polls"]
    active: bool
    created_at: datetime
    next_poll_at: datetime
    last_polled_at: datetime | None
    last_entry_at: Annotated[datetime | None, "When a poll last brought a new entry"]
    errors_in_a_row: int
    error: str | None


class BatchLine(TypedDict):
    """What became of one line of a batch."""

    line: Annotated[int, "Its number in the body, from 1"]
    status: Annotated[int, OneOf([200, 202, 400, 409, 503])]
    id: str | None
    url: Annotated[Address | None, "For readers: the article, or the address that is fetched"]
    api_url: Address | None
    errors: list[FieldError]
    retry_after: Annotated[int | None, "Seconds to wait, where the queue is full"]
