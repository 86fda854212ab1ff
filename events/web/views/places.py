"""A place: its names, precision and events, and who is said to have controlled it when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.models import Event, Place
from events.models.reads.control_claims import control_claims
from events.web.charts.over_time import place_over_time
from events.web.pages import paging

CLAIMS = 50  # the newest; the list has them all


@require_safe
def place(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Place.objects.for_page(), pk=pk)
    events = Event.objects.visible().at_places([found])
    context = {
        "place": found,
        "problems": paging.problems_of_address(request.GET),
        "page": paging.page_of(events.for_list(), request.GET),
        "figure": place_over_time(found),
        "claims": list(control_claims(Event.objects.visible(), found)[: CLAIMS + 1]),
        "claims_shown": CLAIMS,
    }
    return render(request, "web/reference/place.html", context)
