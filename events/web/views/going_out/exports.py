"""Large files: asked for on a page, written by a worker, and kept for a day."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from events.exports import FORMATS
from events.exports.kept import kept_file
from events.exports.options import ORDERING, read_options
from events.exports.registry import ALL
from events.filters import BadParameter, EventFilter
from events.models import Event, Export
from events.services.exports.ask import KEPT, TooManyWaiting, ask_for_export
from events.tasks import wake_export
from events.web.explore import page_parameters
from events.web.limits import seconds_to_wait

FORMAT = "format"
PREPARED = [format_ for format_ in ALL if not format_.in_page]
RETRY_AFTER = 60


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The filter is in the address; the form adds the format."""
    also = (*page_parameters.PARAMETERS, FORMAT, ORDERING)
    found = EventFilter(request.GET, Event.objects.visible(), also=also)
    problems = [*found.problems, *read_options(request.GET, [ORDERING]).problems]
    chosen = FORMATS.get(request.POST.get(FORMAT, ""))
    if request.method != "POST" or problems or chosen not in PREPARED:
        refused = bool(problems) or request.method == "POST"
        return _form(request, found, problems, status=422 if refused else 200)
    seconds = seconds_to_wait(request)
    if seconds:
        messages.info(request, gettext("You have submitted very often within a minute."))
        return _wait(_form(request, found, [], status=429), seconds)
    return _ask(request, found, chosen.name)


@require_safe
def export(request: HttpRequest, public_id: str) -> HttpResponse:
    """How far the file is, and its link."""
    return render(request, "web/exports/export.html", _context(public_id))


@require_safe
def state(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same, for polling: 204 while it is still as `seen`."""
    context = _context(public_id)
    if context["unfinished"] and context["seen"] == request.GET.get("seen"):
        return HttpResponse(status=204)
    return render(request, "web/exports/_export_state.html", context)


@require_safe
def file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    found = get_object_or_404(Export, public_id=public_id)
    if found.status != "done":
        raise Http404("The file is not ready.")
    return kept_file(request, found)


def _ask(request: HttpRequest, found: EventFilter, format_: str) -> HttpResponse:
    query = QueryDict(mutable=True)
    for name, values in request.GET.lists():
        if name in (*found.filters, ORDERING) and any(values):
            query.setlist(name, [value for value in values if value])
    site = request.build_absolute_uri("/")
    try:
        row, new = ask_for_export(
            format_=format_, query=query.urlencode(), site=site, now=timezone.now()
        )
    except TooManyWaiting:
        messages.info(request, gettext("Other files are being written. Try again soon."))
        return _wait(_form(request, found, [], status=503), RETRY_AFTER)
    if new:
        wake_export(row.pk)
    return redirect("web:export", row.public_id)


def _form(
    request: HttpRequest, found: EventFilter, problems: Sequence[BadParameter], *, status: int
) -> HttpResponse:
    context = {
        "formats": PREPARED,
        "problems": problems,
        "filter": [pair for pair in _pairs(request.GET) if pair[0] in (*found.filters, ORDERING)],
        "asked": request.GET.get(FORMAT, "csv"),
    }
    return render(request, "web/exports/export_ask.html", context, status=status)


def _wait(response: HttpResponse, seconds: int) -> HttpResponse:
    response["Retry-After"] = str(seconds)
    return response


def _context(public_id: str) -> dict[str, object]:
    found = get_object_or_404(Export, public_id=public_id)
    return {
        "export": found,
        "format": FORMATS[found.format],
        "filter": [
            (name, value) for name, values in QueryDict(found.query).lists() for value in values
        ],
        "until": found.submitted_at + KEPT,
        "unfinished": found.status in ("pending", "running"),
        "seen": f"{found.status}-{found.size}",
    }


def _pairs(query: QueryDict) -> list[tuple[str, str]]:
    return [(name, value) for name, values in query.lists() for value in values]
