"""Events counted: by time and by facet, under the same filter as the list."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import summary_serializers
from events.api.parameters import BucketParameters, EventParameters, NoParameters
from events.models import Event
from events.models.reads.buckets import Bucket, BucketSize, gather


class EventSummary(generics.GenericAPIView):
    """What counts the events of the one filter."""

    queryset = Event.objects.visible()
    filter_backends = [EventParameters]
    parameters_form = NoParameters
    pagination_class = None


class Timeline(EventSummary):
    """Events by day, week (from Monday), month or year. Each counts once, on its last day; empty
    buckets are left out.
    """

    serializer_class = summary_serializers.Timeline
    parameters_form = BucketParameters

    @extend_schema(responses=summary_serializers.Timeline)
    def get(self, request: Request, **kwargs: Any) -> Response:
        events = self.filter_queryset(self.get_queryset())
        size = BucketSize(request.query_params.get("bucket") or BucketSize.DAY)
        buckets = gather(events.by_day(), size)
        total = sum(bucket.total for bucket in buckets)
        return Response(
            {"bucket": size, "total": total, "buckets": [_bucket(bucket) for bucket in buckets]}
        )


class Facets(EventSummary):
    """How many of the events bear each kind, status, review state and precision; the 20 most
    frequent of the others.
    """

    serializer_class = summary_serializers.Facets

    @extend_schema(responses=summary_serializers.Facets)
    def get(self, request: Request, **kwargs: Any) -> Response:
        return Response(self.filter_queryset(self.get_queryset()).facet_counts())


def _bucket(bucket: Bucket) -> dict[str, Any]:
    return {
        "start": bucket.start,
        "end": bucket.end,
        "total": bucket.total,
        "counts": bucket.counts,
    }
