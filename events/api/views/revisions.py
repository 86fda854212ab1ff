"""The history: changes of one event, and the log of all."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.paging import KeysetPagination
from events.api.representation.revisions import revision_as_json
from events.api.requests.parameters import AfterParameters, FormParameters, Values, WithParameters
from events.api.shapes import serializer_of
from events.models import Event, Revision


class InOrder(KeysetPagination):
    """Changes, the oldest first: who asks again goes on where they were."""


class RevisionList(generics.GenericAPIView[Revision], WithParameters):
    """All changes of all events, in the order of the log. To keep up, ask again with `after` and
    the last `position` that you have.
    """

    queryset = Revision.objects.tied()
    serializer_class = serializer_of(shapes.Revision)
    filter_backends = [FormParameters]
    parameters_form = AfterParameters
    pagination_class = InOrder

    @extend_schema(responses=serializer_of(shapes.Revision)(many=True))
    def get(self, request: Request, **kwargs: Any) -> Response:
        rows = self.filter_queryset(self.rows(**kwargs))
        page = self.paginate_queryset(rows) or []
        return self.get_paginated_response([revision_as_json(revision) for revision in page])

    def rows(self, **kwargs: Any) -> QuerySet[Revision]:
        return Revision.objects.tied().with_event()

    def narrow(self, rows: QuerySet[Any, Any], values: Values) -> QuerySet[Any, Any]:
        after = values.get("after")
        return rows if after is None else rows.filter(position__gt=after)


class EventRevisionList(RevisionList):
    """All changes of one event, the oldest first, also of one that was withdrawn or merged."""

    def rows(self, public_id: str = "", **kwargs: Any) -> QuerySet[Revision]:
        event = Event.objects.filter(public_id=public_id).only("pk").first()
        if event is None:
            raise Http404("There is no such event.")
        return Revision.objects.filter(event=event).with_event()
