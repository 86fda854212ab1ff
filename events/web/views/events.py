"""One event: its facts, who says them, the sentences that they were read from, its history."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.models import Event
from events.services.differences import changes_of
from events.web.event_reading import tellings_of
from events.web.fact_reading import facts_of
from events.web.status_reading import voices_of


@require_safe
def event(request: HttpRequest, public_id: str) -> HttpResponse:
    """The event's page; 410 with the reason where it was withdrawn."""
    found = get_object_or_404(Event.objects.for_detail().with_history(), public_id=public_id)
    if found.withdrawn_at:
        return render(request, "web/withdrawn.html", {"event": found}, status=410)
    tellings = tellings_of(found)
    context = {
        "event": found,
        "tellings": tellings,
        "facts": facts_of(found, tellings),
        "voices": voices_of(found, tellings),
        "history": [(revision, changes_of(revision)) for revision in found.revisions.all()],
    }
    return render(request, "web/event.html", context)
