"""Events: the list, one of them, and what was withdrawn."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    PolymorphicProxySerializer,
    extend_schema,
)
from rest_framework import generics
from rest_framework.pagination import BasePagination
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.paging import FIELDS, ByLastDay, ByWithdrawal, chosen_fields, only_fields
from events.api.permissions import ReadOrReview
from events.api.representation import (
    event_as_json,
    event_in_detail,
    parts_of_fields,
    tombstone_as_json,
)
from events.api.requests.decisions import Correction
from events.api.requests.parameters import (
    EventParameters,
    FormParameters,
    SinceParameters,
    Values,
    WithParameters,
    read_parameters,
    selected,
)
from events.api.requests.then import asks_for_a_moment, event_then, list_then
from events.api.responses.errors import Withdrawn
from events.api.responses.exporting import exported
from events.api.responses.links import Links
from events.api.responses.negotiation import EXPORT_RENDERERS
from events.api.schema import refused
from events.api.shapes import serializer_of
from events.api.views.decisions import ANSWERS, correct_event
from events.api.written import can_be_written, event_written, page_written
from events.exports import FORMATS
from events.filters.as_of import MOMENT
from events.filters.problems import AS_OF
from events.models import Event

RENDERERS: list[type[BaseRenderer]] = [JSONRenderer, *EXPORT_RENDERERS]


@method_decorator(conditional_page, name="get")
@extend_schema(
    responses=PolymorphicProxySerializer(
        component_name="EventNowOrThen",
        serializers=[serializer_of(shapes.Event), serializer_of(shapes.EventThen)],
        resource_type_field_name=None,
        many=True,
    )
)
class EventList(generics.GenericAPIView[Event], WithParameters):
    """Events, newest first by their last day; with `as_of` as they were at that moment.

    JSON comes in pages; CSV and GeoJSON hold every event that the parameters select. A feature
    stands for one place of an event; events without coordinates are listed in
    `without_coordinates`.
    """

    has_history = True
    queryset = Event.objects.visible()
    serializer_class = serializer_of(shapes.Event)
    renderer_classes = RENDERERS
    filter_backends = [EventParameters]
    pagination_class = ByLastDay

    @property
    def paginator(self) -> BasePagination | None:
        """An export is whole: `limit` and `cursor` are no parameters of it."""
        renderer = getattr(self.request, "accepted_renderer", None) if self.request else None
        return None if renderer and renderer.format in FORMATS else super().paginator

    def get(self, request: Request, **kwargs: object) -> HttpResponseBase:
        if asks_for_a_moment(request):
            return list_then(request, self)
        format_ = FORMATS.get(request.accepted_renderer.format)
        takes = format_.takes if format_ else ()
        events = selected(request, self, Event.objects.visible(), also=takes)
        if format_:
            return exported(request, format_, events)
        pages = self.pagination_class()
        if can_be_written(request):
            page = pages.paginate_queryset(events.only("ends_on"), request, self)
            return page_written(request, [event.pk for event in page], pages.next_url)
        page = pages.paginate_queryset(events.for_table(), request, self)
        parts = Event.objects.parts_of(page, parts_of_fields(pages.fields))
        links = Links(request)
        return pages.get_paginated_response(
            [event_as_json(event, parts[event.pk], links) for event in page]
        )


@method_decorator(conditional_page, name="get")
class EventDetail(generics.GenericAPIView[Event], WithParameters):
    """One event, with the words and the rule that each of its values comes from; with `as_of` as it
    was at that moment.
    """

    queryset = Event.objects.all()
    serializer_class = serializer_of(shapes.EventDetail)
    renderer_classes = RENDERERS
    permission_classes = [ReadOrReview]
    pagination_class = None

    @extend_schema(
        parameters=[FIELDS, OpenApiParameter(AS_OF, datetime, description=MOMENT)],
        responses={
            200: PolymorphicProxySerializer(
                component_name="EventDetailNowOrThen",
                serializers=[serializer_of(shapes.EventDetail), serializer_of(shapes.EventThen)],
                resource_type_field_name=None,
            ),
            302: OpenApiResponse(description="Merged; `Location` is the event that holds it now"),
            404: refused("There is no such event"),
            410: refused("Withdrawn; `tombstone` says when and why"),
        },
    )
    def get(self, request: Request, public_id: str, **kwargs: object) -> HttpResponseBase:
        format_ = FORMATS.get(request.accepted_renderer.format)
        if not asks_for_a_moment(request):
            read_parameters(request, self, also=format_.takes if format_ else ("fields",))
        rows = Event.objects.for_fate() if can_be_written(request) else Event.objects.for_table()
        event = rows.filter(public_id=public_id).first()
        if event is None:
            raise Http404("There is no such event.")
        if asks_for_a_moment(request):
            return event_then(request, event)
        if event.merged_into:
            return redirect(Links(request).event(event.merged_into.public_id))
        if event.withdrawn_at:
            raise Withdrawn(tombstone_as_json(event))
        if format_:
            return exported(request, format_, Event.objects.filter(pk=event.pk))
        if can_be_written(request):
            return event_written(request, event.pk)
        parts = Event.objects.parts_of([event])[event.pk]
        names = chosen_fields(request, shapes.EventDetail.__annotations__)
        return Response(only_fields(event_in_detail(event, parts, Links(request)), names))

    @extend_schema(request=Correction, responses=ANSWERS)
    def patch(self, request: Request, public_id: str, **kwargs: object) -> Response:
        """A reviewer sets values; they stand above what articles say."""
        return correct_event(request, public_id)


class TombstoneList(generics.ListAPIView[Event], WithParameters):
    """Events that were withdrawn, the latest first: what a copy of the events has to take back."""

    queryset = Event.objects.withdrawn().select_related("merged_into")
    serializer_class = serializer_of(shapes.Tombstone)
    filter_backends = [FormParameters]
    parameters_form = SinceParameters
    pagination_class = ByWithdrawal

    def narrow(self, events: QuerySet[Event], values: Values) -> QuerySet[Event]:
        return events.filter(withdrawn_at__gte=values["updated_since"])

    def list(self, request: Request, *args: object, **kwargs: object) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        return self.get_paginated_response([tombstone_as_json(event) for event in page])
