"""An actor: its names, whom it acts with and against, and its events as perpetrator and as
target.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
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
    forces = request.GET.get("forces") != "no"
    own = list(Actor.objects.with_forces([found]))
    sides = own if forces else [found]
    visible = Event.objects.visible()
    told = {
        role: visible.with_actors(sides, role, forces=False)
        for role in (Role.PERPETRATOR, Role.TARGET)
    }
    events = visible.with_actors(sides, forces=False)
    context = {
        "actor": found,
        "forces": forces,
        "problems": paging.problems_of_address(_without_forces(request.GET)),
        "page": paging.page_of(events.for_list(), request.GET),
        "as_perpetrator": paging.capped_count(told[Role.PERPETRATOR]),
        "as_target": paging.capped_count(told[Role.TARGET]),
        "figure": side_over_time(sides),
        "allies": side_counts.allies(visible, own),
        **side_counts.opposed(visible, own)._asdict(),
    }
    return render(request, "web/reference/actor.html", context)


def _without_forces(parameters: QueryDict) -> QueryDict:
    rest = parameters.copy()
    rest.pop("forces", None)
    return rest
