"""Counts: by time, and by what events bear."""

from __future__ import annotations

from datetime import date
from typing import Annotated, NotRequired, TypedDict

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
