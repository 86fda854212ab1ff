"""The body of a request: JSON in UTF-8, and a reason where it is not."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from events.api.errors import TooLarge

LONGEST_INTEGER = 40  # characters


class StrictJSONParser(BaseParser):
    """JSON, of a bounded size, without the numbers that JSON does not have."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        largest = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(largest + 1)
        if len(body) > largest:
            raise TooLarge(f"The body has more than {largest:,} bytes; {largest:,} are allowed.")
        return _read(_decode(body))


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError(f"The body is not UTF-8: byte {error.start + 1:,} begins no character.") from error


def _read(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant, parse_int=_short_integer)
    except RecursionError as error:  # 100,000 opening brackets
        raise ParseError("The JSON is nested too deeply.") from error
    except ValueError as error:
        raise ParseError(f"The body is not JSON: {error}") from error


def _short_integer(digits: str) -> int:
    """Python itself stops at 4,300 digits, with advice on its own settings that is none of the sender's business."""
    if len(digits) > LONGEST_INTEGER:
        raise ValueError(f"it holds a number of {len(digits):,} digits")
    return int(digits)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")
