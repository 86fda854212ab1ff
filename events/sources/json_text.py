"""Read JSON from strangers strictly, with a reason where it is not JSON."""

from __future__ import annotations

import json
from typing import Any, NoReturn

LONGEST_INTEGER = 40  # characters


class NotJson(ValueError):
    """Why these bytes cannot be read, in one sentence for their sender."""


def decode(body: bytes) -> str:
    """UTF-8, with or without a byte order mark.

    Raises:
        NotJson: names the first byte that is not UTF-8.
    """
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotJson(f"not UTF-8: byte {error.start + 1:,} begins no character.") from error


def read_json(text: str) -> Any:
    """The value. NaN and Infinity are refused: JSON has no such numbers.

    Raises:
        NotJson: with the reason.
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant, parse_int=_short_integer)
    except RecursionError as error:  # 100,000 opening brackets
        raise NotJson("nested too deeply") from error
    except ValueError as error:
        raise NotJson(f"not JSON: {error}") from error


def _short_integer(digits: str) -> int:
    """Refuse long integers here: Python's own error gives advice about its settings."""
    if len(digits) > LONGEST_INTEGER:
        raise ValueError(f"it holds a number of {len(digits):,} digits")
    return int(digits)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")
