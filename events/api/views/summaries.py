"""Events counted: by time and by facet, under the same filter as the list."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.parameters import BucketParameters, EventParameters, WithParameters, selected
from events.api.shapes import serializer_of
from events.models import Event
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
        return Response(selected(request, self, Event.objects.visible()).facet_counts())


def _bucket(bucket: Bucket) -> shapes.Bucket:
    return {
        "start": bucket.start,
        "end": bucket.end,
        "total": bucket.total,
        "counts": dict(bucket.counts),
    }
