"""The events of the home page, or one event, as a file: the page's address with another ending."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from events.exports import FORMATS, Format, download
from events.exports.options import read_options
from events.exports.slots import RETRY_AFTER, TooManyExports
from events.filters import BadParameter, EventFilter
from events.models import Event
from events.models.events import EventQuerySet
from events.web.explore import page_parameters


@require_safe
def events(request: HttpRequest, name: str) -> HttpResponseBase:
    """The events that the home page shows with the same parameters."""
    return _file(request, _format(name), Event.objects.visible())


@require_safe
def event(request: HttpRequest, public_id: str, name: str) -> HttpResponseBase:
    """One event; a withdrawn one has its page alone."""
    found = get_object_or_404(Event.objects.visible(), public_id=public_id)
    return _file(request, _format(name), Event.objects.filter(pk=found.pk))


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise Http404(f"There is no format {name[:50]!r}.")
    return FORMATS[name]


def _file(request: HttpRequest, format_: Format, events: EventQuerySet) -> HttpResponseBase:
    also = (*page_parameters.PARAMETERS, *format_.takes)
    found = EventFilter(request.GET, events, also=also)
    options = read_options(request.GET, format_.takes)
    problems = [*found.problems, *options.problems]
    if problems:
        return _refusal(problems)
    try:
        return download(request, format_, found.qs, options)
    except TooManyExports:
        return _busy()


def _refusal(problems: Sequence[BadParameter]) -> HttpResponse:
    """A file that ignored a parameter would look like the filtered one."""
    lines = [f"{problem.parameter}: {problem.reason}\n" for problem in problems]
    return _text([f"{gettext('Part of the address cannot be used.')}\n", *lines], 400)


def _busy() -> HttpResponse:
    response = _text([gettext("Other files are being written. Try again soon."), "\n"], 503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _text(lines: Sequence[str], status: int) -> HttpResponse:
    return HttpResponse(lines, status=status, content_type="text/plain; charset=utf-8")
