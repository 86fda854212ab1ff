"""Files that a worker writes: made from their row, and sent from its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase

from events.exports.answer import selection_of
from events.exports.options import read_options
from events.exports.registry import FORMATS
from events.filters import EventFilter
from events.models import Event, Export, ExportPiece
from events.services.exports.write import PIECE, File

_RANGE = re.compile(r"bytes=(\d{1,15})-", re.ASCII)


def make_file(export: Export) -> File:
    """The file that this row asks for, read from the events as they are now.

    Raises:
        ValueError: if what it asks for is no longer known.
    """
    format_, given = FORMATS[export.format], QueryDict(export.query)
    found = EventFilter(given, Event.objects.visible(), also=format_.takes)
    options = read_options(given, format_.takes)
    problems = [*found.problems, *options.problems]
    if problems:
        raise ValueError("; ".join(f"{p.parameter}: {p.reason}" for p in problems))
    here = f"{export.site.rstrip('/')}{export.get_absolute_url()}"
    selection = selection_of(found.qs, options, given, here, export.site)
    return File(selection.about.file_name(format_.ending), format_.write(selection))


def kept_file(request: HttpRequest, export: Export) -> HttpResponseBase:
    """The bytes of a finished file, from where a broken download ended."""
    format_ = FORMATS[export.format]
    headers = {
        "Content-Disposition": f'attachment; filename="{export.name}"',
        "Accept-Ranges": "bytes",
        "ETag": f'"{export.public_id}"',
        "Content-Encoding": "identity",  # lengths and ranges are those of the file
    }
    found = _RANGE.fullmatch(request.headers.get("Range", ""))
    start = int(found[1]) if found else 0
    if found and start >= export.size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{export.size}"})
    headers["Content-Length"] = str(export.size - start)
    if found:
        headers["Content-Range"] = f"bytes {start}-{export.size - 1}/{export.size}"
    return StreamingHttpResponse(
        _content(export, start),
        status=206 if found else 200,
        content_type=format_.content_type,
        headers=headers,
    )


def _content(export: Export, start: int) -> Iterator[bytes]:
    """A piece at a time: memory stays flat."""
    first, skipped = divmod(start, PIECE)
    for number in range(first, -(-export.size // PIECE)):
        piece = ExportPiece.objects.values_list("content", flat=True).get(
            export=export, number=number
        )
        yield bytes(piece)[skipped:]
        skipped = 0
