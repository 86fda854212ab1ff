"""An actor: its names, whom it acts with and against, and its events as perpetrator and as
target.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.extraction.types import Role
from events.models import Actor, Event
from events.models.reads import side_counts
from events.web.charts.over_time import side_over_time
from events.web.pages import paging


@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Actor.objects.for_page(), slug=slug)
    visible = Event.objects.visible()
    events = visible.with_actors([found])
    context = {
        "actor": found,
        "problems": paging.problems_of_address(request.GET),
        "page": paging.page_of(events.for_list(), request.GET),
        "as_perpetrator": paging.capped_count(visible.with_actors([found], Role.PERPETRATOR)),
        "as_target": paging.capped_count(visible.with_actors([found], Role.TARGET)),
        "figure": side_over_time(found),
        "allies": side_counts.allies(visible, found),
        "attacked": side_counts.attacked(visible, found),
        "attackers": side_counts.attackers(visible, found),
    }
    return render(request, "web/actor.html", context)
