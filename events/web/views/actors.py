"""One side: its names, and the events in which it acted or was acted upon."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.extraction.types import Role
from events.models import Actor, Event
from events.web import paging


@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Actor.objects.for_page(), slug=slug)
    events = Event.objects.visible().with_actors([found])
    context = {
        "actor": found,
        "problems": paging.problems_of_address(request.GET),
        "page": paging.page_of(events.for_list(), request.GET),
        "as_perpetrator": paging.capped_count(Event.objects.visible().with_actors([found], Role.PERPETRATOR)),
        "as_target": paging.capped_count(Event.objects.visible().with_actors([found], Role.TARGET)),
    }
    return render(request, "web/actor.html", context)
