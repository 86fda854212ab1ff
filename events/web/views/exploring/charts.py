"""The charts of a filter's events: all on a page, and each as a file."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from events.filters import BadParameter, EventFilter
from events.models import Event
from events.sources.csv_cells import safe_cell
from events.web.charts.of_filter import CHARTS, Charts
from events.web.explore import page_parameters
from events.web.pages.addresses import with_changes


@require_safe
def charts(request: HttpRequest) -> HttpResponse:
    """An invalid parameter is named and ignored. Those of the home page's view have no effect."""
    found = _found(request)
    read = Charts(found, at_once=True)
    query = _query(request, found.problems)
    context = {
        "figures": read.figures(),
        "total": read.total,
        "source": read.source(_address(request, query), timezone.localdate()),
        "problems": found.problems,
        "query": query,
        "site": request.build_absolute_uri("/").removesuffix("/"),
        "filtered": bool(query),
    }
    return render(request, "web/charts/charts.html", context)


@require_safe
def drawing(request: HttpRequest, name: str) -> HttpResponse:
    """One chart as SVG, with its source line."""
    found = _of_chart(request, name)
    if found.problems:
        return _refusal(found.problems)
    read = Charts(found)
    source = read.source(_address(request, _query(request, [])), timezone.localdate())
    return _file(
        read.figure(name).exported(source),
        "image/svg+xml; charset=utf-8",
        f"inline; filename={name}.svg",
    )


@require_safe
def table(request: HttpRequest, name: str) -> HttpResponse:
    """The values of one chart as CSV, in English like all data. An empty cell means not
    reported.
    """
    found = _of_chart(request, name)
    if found.problems:
        return _refusal(found.problems)
    with translation.override("en"):
        written = Charts(found).figure(name).table
    response = _file("", "text/csv; charset=utf-8", f"attachment; filename={name}.csv")
    lines = csv.writer(response)
    lines.writerow(written.columns)
    lines.writerows([safe_cell(cell) for cell in row] for row in written.rows)
    return response


def _found(request: HttpRequest) -> EventFilter:
    return EventFilter(request.GET, Event.objects.visible(), also=page_parameters.PARAMETERS)


def _of_chart(request: HttpRequest, name: str) -> EventFilter:
    if name not in CHARTS:
        raise Http404(f"There is no chart {name[:50]!r}.")
    return _found(request)


def _query(request: HttpRequest, problems: Sequence[BadParameter]) -> str:
    """The valid parameters of the filter as a query string; empty if there are none."""
    without = [*page_parameters.OF_THE_VIEW, *(problem.parameter for problem in problems)]
    return with_changes(request.GET, without=without).removesuffix("?")


def _address(request: HttpRequest, query: str) -> str:
    return request.build_absolute_uri(f"{reverse('web:charts')}{query}")


def _file(content: str, content_type: str, disposition: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": disposition}
    )


def _refusal(problems: Sequence[BadParameter]) -> HttpResponse:
    """A file that ignored a parameter would look like the filtered one."""
    lines = [f"{problem.parameter}: {problem.reason}\n" for problem in problems]
    return HttpResponse(
        [f"{gettext('Part of the address cannot be used.')}\n", *lines],
        status=400,
        content_type="text/plain; charset=utf-8",
    )
