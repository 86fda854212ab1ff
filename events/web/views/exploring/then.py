"""The events, and one of them, as they were at a moment: `?as_of=` on the same addresses."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from events.filters.as_of import AsOfFilter
from events.filters.problems import AS_OF
from events.models import Event, Revision
from events.models.reads.then import Then, states
from events.web.history.then_pages import PARAMETERS, page_of
from events.web.pages.addresses import with_changes


def asks_for_a_moment(request: HttpRequest) -> bool:
    return bool(request.GET.get(AS_OF))


def list_then(request: HttpRequest) -> HttpResponse:
    """The list of events as they were. With a bad parameter it says why, and lists nothing: a list
    that ignored one would be taken for the data of then.
    """
    found = AsOfFilter(request.GET, now=timezone.now(), also=PARAMETERS)
    context = {
        "problems": found.problems,
        "moment": found.moment,
        "now": with_changes(request.GET, without=[AS_OF, *PARAMETERS]),
        "query": with_changes(request.GET, without=PARAMETERS),
        "page": None if found.problems else page_of(found.states, request.GET),
    }
    return render(request, "web/history/list.html", context, status=_status(found))


def event_then(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The event as it was: 404 if there was none yet, 410 if it was withdrawn then."""
    found = AsOfFilter(request.GET, now=timezone.now())
    if found.problems or found.moment is None:
        context = {"problems": found.problems, "event": event}
        return render(request, "web/history/event.html", context, status=400)
    then = _then(event, found.moment)
    context = {
        "then": then,
        "event": then.event,
        "moment": found.moment,
        "problems": (),
        "moment_text": f"{found.moment:%Y-%m-%dT%H:%M:%SZ}",
    }
    status = 410 if then.event.withdrawn_because else 200
    return render(request, "web/history/event.html", context, status=status)


def _then(event: Event, moment: datetime) -> Then:
    revision = Revision.objects.filter(event=event).latest_at(moment).with_event().first()
    if revision is None:
        raise Http404(gettext("There was no such event at that moment."))
    return states([revision])[0]


def _status(found: AsOfFilter) -> int:
    return 400 if found.problems else 200
