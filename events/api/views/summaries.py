"""Events counted: by time and by facet, under the same filter as the list."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.requests.parameters import (
    BucketParameters,
    EventParameters,
    WithParameters,
    selected,
)
from events.api.shapes import serializer_of
from events.extraction.types import Count
from events.filters import EventFilter
from events.models import Actor, Event, ReportedTotal
from events.models.events import EventQuerySet
from events.models.reads import sums
from events.models.reads.buckets import Bucket, BucketSize, gather


class EventSummary(generics.GenericAPIView[Event], WithParameters):
    """What counts the events of the one filter."""

    queryset = Event.objects.visible()
    filter_backends = [EventParameters]
    pagination_class = None


class Timeline(EventSummary):
    """Events by day, week (from Monday), month or year. Each counts once, on its last day; empty
    buckets are left out.
    """

    serializer_class = serializer_of(shapes.Timeline)
    parameters_form = BucketParameters

    @extend_schema(responses=serializer_of(shapes.Timeline))
    def get(self, request: Request, **kwargs: object) -> Response:
        events = selected(request, self, Event.objects.visible())
        size = BucketSize(request.query_params.get("bucket") or BucketSize.DAY)
        buckets = gather(events.by_day(), size)
        total = sum(bucket.total for bucket in buckets)
        answer: shapes.Timeline = {
            "bucket": size,
            "total": total,
            "buckets": [_bucket(bucket) for bucket in buckets],
        }
        return Response(answer)


class Facets(EventSummary):
    """How many of the events bear each kind, status, review state and precision; the 20 most
    frequent of the others.
    """

    serializer_class = serializer_of(shapes.Facets)

    @extend_schema(responses=serializer_of(shapes.Facets))
    def get(self, request: Request, **kwargs: object) -> Response:
        events = selected(request, self, Event.objects.visible())
        return Response(events.at_once().facet_counts())


class Sums(EventSummary):
    """How many were killed and wounded, and how many munitions are told of. Each is counted once:
    a sum adds parts, or the whole where the parts do not reach it. `claimed` compares what sides
    say of the same events.
    """

    serializer_class = serializer_of(shapes.Sums)

    @extend_schema(responses=serializer_of(shapes.Sums))
    def get(self, request: Request, **kwargs: object) -> Response:
        events = selected(request, self, Event.objects.visible())
        found = {what: _total(total) for what, total in sums.totals(events).items()}
        rows = sums.reported_totals(EventFilter(request.query_params, events).read)
        answer = {**found, "claimed": _claims(events), "reported": [_reported(row) for row in rows]}
        return Response(answer)


def _total(total: sums.Total) -> shapes.Total:
    number: shapes.Count = {"min": total.low, "max": None if total.open else total.high}
    return {
        "number": number if total.counted and total.low is not None else None,
        "counted": total.counted,
        "left_out": total.left_out,
        "waiting": total.waiting,
    }


def _claims(events: EventQuerySet) -> list[shapes.Claimed]:
    rows = sums.claimed_by(events)
    sides = Actor.objects.in_bulk({key for row in rows for key in (row.side, row.other) if key})
    return [
        {
            "what": row.what,
            "side": sides[row.side].slug,
            "number": {"min": row.low, "max": row.high},
            "against": sides[row.other].slug if row.other else None,
            "against_number": {"min": row.other_low, "max": row.other_high},
            "events": row.events,
        }
        for row in rows
    ]


def _reported(row: ReportedTotal) -> shapes.ReportedTotal:
    return {
        "said_on": row.said_on,
        "speaker": row.speaker,
        "side": row.side.slug if row.side else None,
        "killed": _count(row.killed),
        "wounded": _count(row.wounded),
        "since": row.since,
        "until": row.until,
        "place": row.place.name if row.place else None,
        "by": row.by.slug if row.by else None,
        "article": row.article.public_id,
        "start": row.start,
        "end": row.end,
        "text": row.quote,
    }


def _count(count: Count | None) -> shapes.Count | None:
    return {"min": count.min, "max": count.max} if count else None


def _bucket(bucket: Bucket) -> shapes.Bucket:
    return {
        "start": bucket.start,
        "end": bucket.end,
        "total": bucket.total,
        "counts": dict(bucket.counts),
    }
