"""Answers about a moment: `as_of` on lists, exports and single events."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from events.api import shapes
from events.api.paging import chosen_fields, only_fields
from events.api.paging.lists import StatesByLastDay
from events.api.representation.then import then_as_json
from events.api.responses.errors import InvalidParameters, Withdrawn
from events.api.responses.exporting import exported_then
from events.api.responses.links import Links
from events.exports import FORMATS
from events.filters.as_of import AsOfFilter
from events.filters.problems import AS_OF
from events.models import Event, Revision
from events.models.reads.then import states

FIELDS_THEN = tuple(shapes.EventThen.__annotations__)


def asks_for_a_moment(request: Request) -> bool:
    return AS_OF in request.query_params


def list_then(request: Request, view: APIView) -> HttpResponseBase:
    """The events as they were; the last state of each not later than the moment.

    Raises:
        InvalidParameters: with every problem of the query string.
    """
    format_ = FORMATS.get(request.accepted_renderer.format)
    pages = StatesByLastDay()
    pages.known_fields = FIELDS_THEN
    takes = format_.takes if format_ else pages.parameters
    found = AsOfFilter(request.query_params, now=timezone.now(), also=("format", *takes))
    moment = _checked(found)
    if format_:
        return exported_then(request, format_, found)
    links = Links(request)
    page = states(pages.paginate_queryset(found.states, request, view))
    return pages.get_paginated_response([then_as_json(one, moment, links) for one in page])


def event_then(request: Request, event: Event) -> HttpResponseBase:
    """The event as it was; 404 if it was not there yet, 410 if it was withdrawn then."""
    format_ = FORMATS.get(request.accepted_renderer.format)
    takes = format_.takes if format_ else ("fields",)
    found = AsOfFilter(request.query_params, now=timezone.now(), also=("format", *takes))
    moment = _checked(found)
    revision = Revision.objects.filter(event=event).latest_at(moment).with_event().first()
    if revision is None:
        raise Http404("There was no such event at that moment.")
    (then,) = states([revision])
    if then.event.withdrawn_because:
        raise Withdrawn(
            {
                "id": event.public_id,
                "withdrawn_at": revision.changed_at,
                "because": then.event.withdrawn_because,
                "merged_into": _merged_into(revision.after),
            }
        )
    if format_:
        return exported_then(request, format_, found, only=event)
    names = chosen_fields(request, FIELDS_THEN)
    return Response(only_fields(then_as_json(then, moment, Links(request)), names))


def _merged_into(state: Any) -> str | None:
    found: str | None = state.get("merged_into")
    return found


def _checked(found: AsOfFilter) -> datetime:
    if found.problems or found.moment is None:
        raise InvalidParameters(found.problems)
    return found.moment
