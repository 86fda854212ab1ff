"""The body of a request: JSON, or JSON lines, in UTF-8, and a reason where it is not."""

from __future__ import annotations

from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from events.api.responses.errors import TooLarge
from events.sources.json_text import NotJson, decode, read_json

MOST_LINES = 1_000
Line = tuple[int, bytes]  # its number in the body, and what it holds


class StrictJSONParser(BaseParser):
    """JSON, of a bounded size, without the numbers that JSON does not have."""

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: object = None
    ) -> Any:
        body = _bounded(stream)
        try:
            return read_json(decode(body))
        except NotJson as error:
            raise ParseError(f"The body is {error}") from error


class JsonLinesParser(BaseParser):
    """Lines with their numbers, none of them read yet: what is wrong with one must not refuse the
    others.
    """

    media_type = "application/x-ndjson"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: object = None
    ) -> Any:
        body = _bounded(stream)
        lines: list[Line] = [
            (number, line) for number, line in enumerate(body.split(b"\n"), start=1) if line.strip()
        ]
        if len(lines) > MOST_LINES:
            raise TooLarge(
                f"The body has {len(lines):,} lines; {MOST_LINES:,} are allowed. Nothing was "
                f"taken in."
            )
        return lines


class OtherJsonLinesParser(JsonLinesParser):
    """The same under its other name."""

    media_type = "application/jsonl"


def _bounded(stream: IO[Any]) -> bytes:
    largest = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    body: bytes = stream.read(largest + 1)
    if len(body) > largest:
        raise TooLarge(f"The body is too large: {largest:,} bytes are allowed.")
    return body
