"""The data of the map: each event of the filter, or counts by square where there are too many."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from django import forms
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import conditional_page, require_safe

from events.filters import BadParameter, EventFilter, fields
from events.filters.problems import bad_values, repeated_parameters
from events.models import Event
from events.models.events import EventQuerySet
from events.models.reads import clusters, map_points
from events.web.explore import map_columns

POINTS_AT_ONCE = 12_000  # 45 kB of gzip and 30 ms of script; more are gathered here
LISTED = 100  # events of one place that the map names before it refers to the list


class ClusterParameters(forms.Form):
    """`bbox` is a parameter of the filter; here it is required."""

    zoom = forms.IntegerField(min_value=0, max_value=clusters.DEEPEST)
    bbox = fields.BoxField()


class ListParameters(forms.Form):
    """`at`: ids of places, or `none` for events without coordinates; all events without it."""

    at = forms.RegexField(
        r"^(none|\d{1,9}(,\d{1,9}){0,49})$",
        required=False,
        error_messages={"invalid": _("Write up to 50 ids of places, such as 12,34, or none.")},
    )


@require_safe
@conditional_page
def points(request: HttpRequest) -> JsonResponse:
    """All events with their places. Above `POINTS_AT_ONCE` only their number, and counts of
    areas.
    """
    found = EventFilter(request.GET, Event.objects.visible())
    if found.problems:
        return _refusal(found.problems)
    drawn = map_points.points(found.qs, POINTS_AT_ONCE)
    if drawn is not None:
        return _answer({"mode": "points", **map_columns.columns(drawn)})
    return _answer(
        {
            "mode": "clusters",
            **map_points.placed(found.qs),
            **map_columns.areas(map_points.in_areas(found.qs)),
        }
    )


@require_safe
@conditional_page
def in_clusters(request: HttpRequest) -> JsonResponse:
    """The number of events of each kind in each small square of `bbox` at `zoom`."""
    found, form, problems = _read(request, ClusterParameters)
    if problems:
        return _refusal(problems)
    box, zoom = form.cleaned_data["bbox"], form.cleaned_data["zoom"]
    # an event whose first place lies in the box has a place there: the filter would say it twice
    return _answer(
        map_columns.squares(clusters.clusters(found.without("bbox"), box=box, zoom=zoom))
    )


@require_safe
@conditional_page
def events(request: HttpRequest) -> JsonResponse:
    """The newest events whose first place is in `at`."""
    found, form, problems = _read(request, ListParameters)
    if problems:
        return _refusal(problems)
    here = _at(found.qs, form.cleaned_data["at"])
    return _answer(
        {
            "total": here.count(),
            "events": map_columns.lines(here.newest_first().for_list()[:LISTED]),
        }
    )


def _at(found: EventQuerySet, at: str) -> EventQuerySet:
    if at == "none":
        return map_points.nowhere(found)
    return map_points.at(found, [int(key) for key in at.split(",")]) if at else found


def _read(
    request: HttpRequest, parameters: type[forms.Form]
) -> tuple[EventFilter, forms.Form, list[BadParameter]]:
    form = parameters(request.GET)
    found = EventFilter(request.GET, Event.objects.visible(), also=list(form.fields))
    named = {problem.parameter for problem in found.problems}
    own = [*bad_values(form.errors), *repeated_parameters(request.GET, list(form.fields))]
    return (
        found,
        form,
        [*found.problems, *(problem for problem in own if problem.parameter not in named)],
    )


def _answer(body: Mapping[str, object]) -> JsonResponse:
    response = JsonResponse(
        body, json_dumps_params={"separators": (",", ":"), "ensure_ascii": False}
    )
    # kept by the browser, and asked for each time by its ETag
    response["Cache-Control"] = "no-cache"
    return response


def _refusal(problems: list[BadParameter]) -> JsonResponse:
    errors = [{"field": problem.parameter, "reason": problem.reason} for problem in problems]
    body = {
        "type": "about:blank",
        "title": HTTPStatus.BAD_REQUEST.phrase,
        "status": int(HTTPStatus.BAD_REQUEST),
        "detail": gettext("The address has parameters that cannot be used."),
        "errors": errors,
    }
    return JsonResponse(
        body, status=HTTPStatus.BAD_REQUEST, content_type="application/problem+json"
    )
