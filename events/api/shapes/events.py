"""Events, as lists and their own pages have them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, TypedDict

from events.api.shapes.serializer import Address, OneOf
from events.extraction.types import Precision, Role, Stance
from events.models.counting.ledger import TOLLS, PartRule
from events.models.counting.parts import WEAPON_TYPES
from events.models.events import Review
from events.models.occurrence import KINDS, STATUSES, SUBKIND_NAMES

Kind = Annotated[str, OneOf(KINDS)]
Status = Annotated[str, OneOf(STATUSES)]


class DateSpan(TypedDict):
    """Days, both inclusive."""

    start: date
    end: date


class Count(TypedDict):
    """How many, as far as a text says: *at least 5* is 5 and null. 0 and 0: the text says none."""

    min: int | None
    max: int | None


class Casualties(TypedDict):
    """Null: no text says."""

    killed: Count | None
    wounded: Count | None


class EventPlace(TypedDict):
    """A place; what has precision `region` or `country` is an area, and its coordinates are a point
    inside.
    """

    id: int
    name: str
    admin1: str | None
    country: Annotated[str | None, "ISO 3166-1 alpha-2; null for seas"]
    lat: float | None
    lon: float | None
    precision: Annotated[str, OneOf([str(precision) for precision in Precision])]


class EventActor(TypedDict):
    role: Annotated[str, OneOf([str(role) for role in Role])]
    name: str
    slug: str


class EventWeapon(TypedDict):
    type: Annotated[str, OneOf(WEAPON_TYPES)]
    launched: int | None
    intercepted: int | None


class Attribution(TypedDict):
    """Who says so, in the words of the text. `field` null: they speak of the whole event."""

    source: str
    stance: Annotated[str, OneOf([str(stance) for stance in Stance])]
    field: str | None
    value: object | None
    start: int
    end: int
    article: str


class Evidence(TypedDict):
    """Words of an article: `text` is the article's text from `start` to `end`."""

    start: int
    end: int
    text: str
    article: Annotated[str, "Id of the article"]


class Why(Evidence):
    """The words that one field was read from, and the rule that read them."""

    field: str
    rule: str
    confidence: Annotated[float | None, "How sure the rule is, 0 to 1; null: it does not say"]


class ReportWhy(TypedDict):
    """One field of a report: the rule that read it, the words, `quote`, and where they stand in the
    report's article.
    """

    field: str
    rule: str
    start: int
    end: int
    quote: str
    confidence: float | None


class Link(TypedDict):
    """The report of another article that it is most like."""

    score: Annotated[float, "Log-odds that both tell one event: the sum of the weights"]
    features: Annotated[object, "The weight of each feature of the two that holds"]


class MaybeSame(TypedDict):
    """Another event that may be the same: likely, but not enough to be joined."""

    event: Annotated[str, "Id of the other event"]
    score: Annotated[float, "Log-odds that their two likest reports tell one event"]
    features: Annotated[object, "The weight of each feature of the two that holds"]


class Joined(TypedDict):
    """One report of the event: the article that makes it, and why it stands in this event."""

    article: str
    because: str
    link: Annotated[Link | None, "Null: it is the first report of the event"]
    status: Status
    confidence: float | None
    extractor_version: Annotated[str, "Which version read the article so"]
    why: list[ReportWhy]


class EventArticle(TypedDict):
    id: str
    api_url: Address
    title: str | None
    url: Annotated[str | None, "Where it was published"]
    outlet: str | None
    published_on: date | None


class LeftOut(TypedDict):
    """Why totals leave out each of its numbers; null: they count it, if there is one."""

    killed: str | None
    wounded: str | None
    munitions: str | None


class Event(TypedDict):
    """One occurrence, merged across the articles that tell it."""

    id: str
    url: Annotated[Address, "Here, with `why`"]
    page: Annotated[Address, "For readers"]
    kind: Kind
    subkind: Annotated[str | None, OneOf(SUBKIND_NAMES)]
    date: DateSpan
    places: list[EventPlace]
    actors: list[EventActor]
    weapons: list[EventWeapon]
    casualties: Casualties
    personnel: Count | None
    attribution: list[Attribution]
    status: Status
    evidence: list[Evidence]
    confidence: float | None
    not_counted: Annotated[
        str | None, "Why totals leave out all its numbers; null: they count one, or it has none"
    ]
    left_out: LeftOut
    summary: Annotated[str, "The first sentence that tells it"]
    articles: list[EventArticle]
    reports: Annotated[int, "How many reports tell it"]
    article_count: Annotated[int, "How many articles tell it"]
    origin_count: Annotated[
        int,
        "How many of them are independent: reprints of one text, and articles from one outlet or "
        "agency, count once",
    ]
    review: Annotated[str, OneOf(Review.choices)]
    coarsened: Annotated[bool, "A rule against harm makes its places coarser on purpose"]
    delayed_until: Annotated[
        datetime | None, "A rule against harm delayed its publication until then"
    ]
    updated_at: datetime


class TollStatement(TypedDict):
    """A number of dead or hurt as one article gives it."""

    what: Annotated[str, OneOf([(what, what) for what in TOLLS])]
    count: Annotated[Count, "As told: 3 where *three more died*"]
    adds: Annotated[bool, "It comes on top of what was told before"]
    total: Annotated[Count, "With what it comes on top of"]
    said_on: date
    speaker: Annotated[str, "In the words of the text; the outlet where it names none"]
    side: Annotated[str | None, "Slug of the side that the speaker speaks for"]
    article: Annotated[str, "Id of the article"]
    stands: Annotated[bool, "Nothing later replaces it: the event's number is made of it"]


class Relation(TypedDict):
    """Another event, and why the numbers of one hold those of the other."""

    event: Annotated[str, "Id of the other event"]
    rule: Annotated[str, OneOf(PartRule.choices)]
    because: str
    by_reviewer: bool


class EventDetail(Event):
    """One event, with the words and the rule that each of its values comes from, and its toll over
    time.
    """

    why: list[Why]
    joined: list[Joined]
    maybe_same: Annotated[list[MaybeSame], "Likeliest first"]
    tolls: Annotated[list[TollStatement], "Oldest first"]
    part_of: Annotated[list[Relation], "The event whose numbers hold those of this one"]
    parts: Annotated[list[Relation], "The events whose numbers those of this one hold"]


class EventThen(TypedDict):
    """An event as it was at `as_of`: what its history keeps. Names are those of then, coordinates
    those of the gazetteer now. Null: no text said so, or the history did not keep it yet.
    """

    id: str
    as_of: datetime
    changed_at: Annotated[datetime, "When it became so"]
    number: Annotated[int, "Of the change that made it so; see `revisions/`"]
    url: Address
    page: Address
    kind: Kind
    subkind: Annotated[str | None, OneOf(SUBKIND_NAMES)]
    date: DateSpan
    places: list[PlaceThen]
    actors: list[ActorThen]
    weapons: list[EventWeapon]
    casualties: Casualties
    personnel: Count | None
    status: Status
    confidence: float | None
    not_counted: str | None
    summary: str
    articles: list[EventArticle]
    article_count: int
    origin_count: int | None
    review: Annotated[str | None, OneOf(Review.choices)]


class PlaceThen(TypedDict):
    """A place under its name of then; id null: the gazetteer has it no more."""

    id: int | None
    name: str
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: Annotated[str, OneOf([str(precision) for precision in Precision])]


class ActorThen(TypedDict):
    role: Annotated[str, OneOf([str(role) for role in Role])]
    name: str
    slug: Annotated[str | None, "Null: no side has that name now"]


class Tombstone(TypedDict):
    """What is left of a withdrawn event."""

    id: str
    withdrawn_at: datetime
    because: str
    merged_into: Annotated[str | None, "Id of the event that holds its reports now"]
