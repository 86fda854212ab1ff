"""An event: facts, sources, evidence and history. Also embedded in other sites."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from events.models import Article, Event, Place
from events.web.history.lines import history_of
from events.web.pages.article import tells_of_harm
from events.web.pages.citation import citation_of
from events.web.pages.claims import claims_by_side
from events.web.pages.event import Account, accounts_of, around, leading, maybe_same
from events.web.pages.facts import facts_of
from events.web.pages.tolls import toll_over_time
from events.web.pages.voices import voices_of
from events.web.views.exploring.then import asks_for_a_moment, event_then

MOST_PARTS = 100


@require_safe
def event(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The event's page; 410 with the reason if it was withdrawn. A merged id leads on."""
    if asks_for_a_moment(request):
        return event_then(request, get_object_or_404(Event, public_id=public_id))
    found = get_object_or_404(Event.objects.for_detail().with_history(), public_id=public_id)
    if found.merged_into:
        return redirect(found.merged_into)
    if found.withdrawn_at:
        return render(request, "web/event/withdrawn.html", {"event": found}, status=410)
    accounts = accounts_of(found)
    before, after = around(found)
    lead = leading(found, accounts)
    address = request.build_absolute_uri(found.get_absolute_url())
    context = {
        "event": found,
        "accounts": accounts,
        "lead": lead,
        "before": before,
        "after": after,
        "sides": claims_by_side(found, accounts),
        "place": _first_place(found),
        "facts": facts_of(found, accounts),
        "voices": voices_of(found, accounts),
        "whole": found.contained_in.holding().for_page().first(),
        "parts": list(found.contains.holding().for_page()[:MOST_PARTS]),
        "maybe_same": maybe_same(found),
        "toll": toll_over_time(found.toll_statements.over_time()),
        "history": history_of(found),
        "harm": any(
            tells_of_harm(told) for told in (found, *(account.report for account in accounts))
        ),
        "citation": citation_of(
            found, _lead_first(lead, accounts), address=address, seen_on=timezone.now().date()
        ),
        "embed": f"{address}embed/",
    }
    return render(request, "web/event/event.html", context)


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it takes any view
def embedded_event(request: HttpRequest, public_id: str) -> HttpResponse:
    """The event in short, for other sites to embed. It has no buttons: the embedding page could
    hijack clicks.
    """
    found = get_object_or_404(Event.objects.for_list(), public_id=public_id)
    if found.merged_into:
        return redirect("web:embedded_event", found.merged_into.public_id)
    status = 410 if found.withdrawn_at else 200
    return render(request, "web/event/event_embedded.html", {"event": found}, status=status)


def _lead_first(lead: Account | None, accounts: list[Account]) -> list[Article]:
    """The articles, the one quoted first before the others."""
    return [one.report.article for one in sorted(accounts, key=lambda one: one is not lead)]


def _first_place(event: Event) -> Place | None:
    """Where the map shows the event; None without coordinates."""
    first = next(iter(event.event_places.all()), None)
    return first.place if first and first.place.lat is not None else None
