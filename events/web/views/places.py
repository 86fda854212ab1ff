"""One place: its names, how finely it is known, and its events."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.models import Event, Place
from events.web import paging


@require_safe
def place(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Place.objects.for_page(), pk=pk)
    events = Event.objects.visible().at_places([found])
    context = {
        "place": found,
        "problems": paging.problems_of_address(request.GET),
        "page": paging.page_of(events.for_list(), request.GET),
    }
    return render(request, "web/place.html", context)
