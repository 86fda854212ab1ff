"""The totals of a filter's events: what each counts, and what it leaves out, with the reason."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.filters import EventFilter
from events.models import Event
from events.models.reads.sums import reported_totals
from events.web.explore import page_parameters
from events.web.pages.addresses import with_changes
from events.web.pages.sums import claims_of, sums_of
from events.wording.filters import filter_words


@require_safe
def sums(request: HttpRequest) -> HttpResponse:
    """An invalid parameter is named and ignored, as on the other pages."""
    found = EventFilter(request.GET, Event.objects.visible(), also=page_parameters.PARAMETERS)
    without = [*page_parameters.OF_THE_VIEW, *(problem.parameter for problem in found.problems)]
    query = with_changes(request.GET, without=without).removesuffix("?")
    context = {
        "sums": sums_of(found.qs),
        "claims": claims_of(found.qs),
        "reported": reported_totals(found.read),
        "problems": found.problems,
        "query": query,
        "filtered": bool(query),
        "which": filter_words(found.read),
        "listed": f"{query}&" if query else "?",
    }
    return render(request, "web/tolls/sums.html", context)
