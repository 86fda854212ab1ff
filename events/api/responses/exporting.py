"""Exports of the API: the options of the address, and the two ways in which it may be refused."""

from __future__ import annotations

from django.http import StreamingHttpResponse
from rest_framework.request import Request

from events.api.responses.errors import Busy, InvalidParameters
from events.exports import Format, download
from events.exports.options import read_options
from events.exports.slots import RETRY_AFTER, TooManyExports
from events.exports.then import download_then, problems_then
from events.filters.as_of import AsOfFilter
from events.models import Event
from events.models.events import EventQuerySet


def exported(request: Request, format_: Format, events: EventQuerySet) -> StreamingHttpResponse:
    """The events in this format.

    Raises:
        InvalidParameters: if an option cannot be used.
        Busy: if as many exports as may be are being written.
    """
    options = read_options(request.query_params, format_.takes)
    if options.problems:
        raise InvalidParameters(options.problems)
    try:
        return download(request, format_, events, options)
    except TooManyExports:
        raise Busy("Other exports are being written. Try again soon.", wait=RETRY_AFTER) from None


def exported_then(
    request: Request, format_: Format, found: AsOfFilter, only: Event | None = None
) -> StreamingHttpResponse:
    """The events as they were, or one of them alone, in this format.

    Raises:
        InvalidParameters: if an option cannot be used, or the format has no such moment.
        Busy: if as many exports as may be are being written.
    """
    options = read_options(request.query_params, format_.takes)
    problems = [*options.problems, *problems_then(format_, request.query_params)]
    if problems:
        raise InvalidParameters(problems)
    try:
        return download_then(request, format_, found, options, only)
    except TooManyExports:
        raise Busy("Other exports are being written. Try again soon.", wait=RETRY_AFTER) from None
