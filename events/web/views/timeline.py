"""The timeline: every event that readers see, newest first, by the filter in the address."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from events.filters import EventFilter
from events.models import Event
from events.models.occurrence import KINDS, STATUSES
from events.web import paging
from events.web.countries import COUNTRIES

ON_THE_FORM = ("q", "kind", "status", "after", "before", "actor", "place", "country")


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    short = _without_empty(request)
    if short is not None:
        return redirect(short)
    found = EventFilter(request.GET, queryset=Event.objects.visible(), also=paging.PARAMETERS)
    filtered = [name for name in request.GET if name not in paging.PARAMETERS]
    context = {
        "form": found.form,
        "kinds": KINDS,
        "statuses": STATUSES,
        "countries": COUNTRIES,
        "kept": [
            (name, value)
            for name in filtered
            if name in found.filters and name not in ON_THE_FORM
            for value in request.GET.getlist(name)
        ],
        "problems": [*found.problems, *paging.problems(request.GET)],
        "filtered": filtered,
        "query": _query(request, without=paging.PARAMETERS),
        "page": paging.page_of(found.qs.for_list(), request.GET),
        "matches": paging.capped_count(found.qs) if filtered else None,
        "count_up_to": paging.COUNT_UP_TO,
    }
    return render(request, "web/timeline.html", context)


def _query(request: HttpRequest, *, without: Collection[str]) -> str:
    """The query string with its question mark, less some parameters; empty where none is left."""
    query = request.GET.copy()
    for name in without:
        query.pop(name, None)
    return f"?{query.urlencode()}" if query else ""


def _without_empty(request: HttpRequest) -> str | None:
    """The address without the fields that a form sends empty, so that what is shared is short; None where it is already."""
    if all(value for values in request.GET.lists() for value in values[1]):
        return None
    query = request.GET.copy()
    for name, values in request.GET.lists():
        kept = [value for value in values if value]
        if kept:
            query.setlist(name, kept)
        else:
            del query[name]
    return f"{request.path}?{query.urlencode()}" if query else request.path
