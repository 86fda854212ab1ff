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


class Sums(TypedDict):
    killed: Total
    wounded: Total
    munitions: Annotated[Total, "Launched or intercepted, of strikes and interceptions"]
    claimed: list[Claimed]
