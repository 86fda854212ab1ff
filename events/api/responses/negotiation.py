"""Which of its formats an address answers in: by suffix (`events.csv`), by `?format=`, or by the
Accept header.
"""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.utils.encoders import JSONEncoder

from events.api.responses.errors import InvalidParameters
from events.exports import FORMATS, Format
from events.filters import BadParameter


class Negotiation(DefaultContentNegotiation):
    """A `format` that the address does not have is an error that names the parameter, not a page
    that is not there.
    """

    def select_renderer(
        self, request: Any, renderers: Any, format_suffix: str | None = None
    ) -> Any:
        asked = request.query_params.get("format")
        known = [renderer.format for renderer in renderers]
        if asked and (asked not in known or (format_suffix and asked != format_suffix)):
            raise InvalidParameters(
                [BadParameter("format", f"This address has {', '.join(known)}.")]
            )
        if format_suffix and format_suffix not in known:
            raise Http404(f"This address has {', '.join(known)}.")
        if not (asked or format_suffix):
            renderers = [row for row in renderers if not getattr(row, "by_name", False)]
        return super().select_renderer(request, renderers, format_suffix)


class ExportRenderer(BaseRenderer):
    """A format that a view writes as a stream; it stands here to be chosen."""

    charset = "utf-8"
    by_name = False

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: object = None
    ) -> bytes:
        raise NotImplementedError("views answer in this format with a stream")


def _renderer(format_: Format) -> type[BaseRenderer]:
    names = {"media_type": format_.media_type, "format": format_.name, "by_name": format_.by_name}
    return type(f"{format_.name.title()}Renderer", (ExportRenderer,), names)


EXPORT_RENDERERS: list[type[BaseRenderer]] = [_renderer(format_) for format_ in FORMATS.values()]


class JsonLinesRenderer(BaseRenderer):
    """A list, each item on a line of its own."""

    media_type = "application/x-ndjson"
    format = "ndjson"
    charset = None  # UTF-8, as JSON always is

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: object = None
    ) -> bytes:
        lines = (json.dumps(item, cls=JSONEncoder, ensure_ascii=False) + "\n" for item in data)
        return "".join(lines).encode("utf-8", "replace")
