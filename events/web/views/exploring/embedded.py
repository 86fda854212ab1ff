"""What other sites can embed: a chart, or the map, list or timeline of a filter."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from events.filters import EventFilter
from events.models import Event
from events.web.charts.of_filter import CHARTS, Charts
from events.web.explore import page_parameters
from events.web.pages import paging
from events.web.pages.addresses import with_changes
from events.wording.filters import filter_words

PARTS = ("map", "list", "timeline")
TIMELINE = "kinds"  # the chart that is one


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it takes any view
def embedded_chart(request: HttpRequest, name: str) -> HttpResponse:
    """One chart of a filter's events. Like all that is embedded, it changes nothing."""
    if name not in CHARTS:
        raise Http404(f"There is no chart {name[:50]!r}.")
    found = _found(request)
    context = {
        "figure": Charts(found).figure(name),
        "problems": found.problems,
        "address": _address(request, found, "charts"),
    }
    return render(request, "web/charts/embedded_chart.html", context)


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it takes any view
def embedded_events(request: HttpRequest, part: str) -> HttpResponse:
    """The newest events of a filter as map, list or timeline."""
    if part not in PARTS:
        raise Http404(f"There is no part {part[:50]!r}; there are {', '.join(PARTS)}.")
    found = _found(request)
    context = {
        "part": part,
        "problems": found.problems,
        "words": filter_words(found.read),
        "query": _query(request, found),
        "address": _address(request, found, "timeline"),
        "page": paging.page_of(found.qs.for_list(), request.GET) if part == "list" else None,
        "figure": Charts(found).figure(TIMELINE) if part == "timeline" else None,
    }
    return render(request, "web/charts/embedded_events.html", context)


def _found(request: HttpRequest) -> EventFilter:
    return EventFilter(request.GET, Event.objects.visible(), also=page_parameters.PARAMETERS)


def _query(request: HttpRequest, found: EventFilter) -> str:
    invalid = [problem.parameter for problem in found.problems]
    without = [*page_parameters.OF_THE_VIEW, *invalid]
    return with_changes(request.GET, without=without).removesuffix("?")


def _address(request: HttpRequest, found: EventFilter, page: str) -> str:
    return request.build_absolute_uri(f"{reverse(f'web:{page}')}{_query(request, found)}")
