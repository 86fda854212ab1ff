"""Counts: by time, and by what events bear."""

from __future__ import annotations

from datetime import date
from typing import Annotated, NotRequired, TypedDict

from events.api.shapes.events import Count
from events.api.shapes.serializer import OneOf
from events.models.reads.buckets import BucketSize


class Bucket(TypedDict):
    """Events whose last day lies from `start` (inclusive) to `end` (exclusive)."""

    start: date
    end: date
    total: int
    counts: Annotated[dict[str, int], "By kind"]


class Timeline(TypedDict):
    bucket: Annotated[str, OneOf([str(size) for size in BucketSize])]
    total: int
    buckets: list[Bucket]


class FacetCount(TypedDict):
    value: str
    count: int
    label: NotRequired[Annotated[str, "For sides: the name"]]


class Facets(TypedDict):
    kind: list[FacetCount]
    status: list[FacetCount]
    review: list[FacetCount]
    country: list[FacetCount]
    weapon: list[FacetCount]
    actor: list[FacetCount]
    precision: list[FacetCount]


class Total(TypedDict):
    """What events give in sum. `number` null: nothing is counted; its `max` null: *at least*."""

    number: Count | None
    counted: Annotated[int, "Events that it adds: `events/?counted_in=`"]
    left_out: Annotated[int, "Events with a number that it leaves out: `events/?left_out_of=`"]
    waiting: Annotated[int, "Those of them that wait for a reviewer"]


class Claimed(TypedDict):
    """What a side says of events, and what another says of the same ones."""

    what: str
    side: Annotated[str, "Slug"]
    number: Count
    against: Annotated[str | None, "Slug of the other; null: those who speak for no side"]
    against_number: Count
    events: int


class ReportedTotal(TypedDict):
    """A running total as an article gives it. It is no event, and is never added."""

    said_on: date
    speaker: str
    side: Annotated[str | None, "Slug of the side that the speaker speaks for"]
    killed: Count | None
    wounded: Count | None
    since: date | None
    until: date | None
    place: str | None
    by: Annotated[str | None, "Slug of the side that is said to have done it"]
    article: str
    start: int
    end: int
    text: str


class Sums(TypedDict):
    killed: Total
    wounded: Total
    munitions: Annotated[Total, "Without a number: launched and intercepted are two sums"]
    claimed: list[Claimed]
    reported: Annotated[
        list[ReportedTotal], "The 100 newest; `after`, `before` and `country` narrow them"
    ]
