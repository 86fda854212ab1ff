"""The answer to a request for a file: the same for pages and the API."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, QueryDict, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone

from events.exports.about import About
from events.exports.codebooks import CODEBOOKS
from events.exports.options import Options
from events.exports.registry import Format
from events.exports.selection import Selection
from events.exports.slots import Slotted
from events.filters import EventFilter
from events.models.events import EventQuerySet


def download(
    request: HttpRequest, format_: Format, events: EventQuerySet, options: Options
) -> StreamingHttpResponse:
    """These events in this format, as they are read.

    Raises:
        TooManyExports: if as many as may be are being written.
    """
    selection = selection_of(
        events, options, request.GET, request.build_absolute_uri(), request.build_absolute_uri("/")
    )
    return answered(format_, selection)


def answered(format_: Format, selection: Selection) -> StreamingHttpResponse:
    """The selection in this format.

    Raises:
        TooManyExports: if as many as may be are being written.
    """
    pieces = Slotted(_nonempty(format_.write(selection)))
    kind = "inline" if format_.in_page else "attachment"
    name = selection.about.file_name(format_.ending)
    return StreamingHttpResponse(
        pieces,
        content_type=format_.content_type,
        headers={"Content-Disposition": f'{kind}; filename="{name}"'},
    )


def selection_of(
    events: EventQuerySet, options: Options, given: QueryDict, here: str, site: str
) -> Selection:
    """`site` is the address of the home page, `here` that of the file."""
    chosen = [
        (name, value)
        for name, values in given.lists()
        if name in EventFilter.base_filters
        for value in values
        if value
    ]
    query = QueryDict(mutable=True)
    for name, value in chosen:
        query.appendlist(name, value)
    home = site.removesuffix("/") + reverse("web:timeline")
    about = About(
        filter=chosen,
        address=f"{home}?{query.urlencode(safe=',:')}" if chosen else home,
        version=settings.VERSION,
        made_at=timezone.now(),
        codebook=options.codebook,
        codebook_note=CODEBOOKS[options.codebook].note if options.codebook else "",
    )
    pages = site.removesuffix("/") + reverse("web:event", args=["x"]).removesuffix("x/")
    return Selection(events, options, about, lambda public_id: f"{pages}{public_id}/", here)


def _nonempty(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Without empty pieces, which some servers take for the end."""
    return (piece for piece in pieces if piece)
