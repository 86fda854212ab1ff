"""The few headers of an answer that a fetch needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime

LONGEST_WAIT = timedelta(days=1)


class Headers:
    """Headers by name, in any case. If a name is repeated, the first value counts."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, str] = {}
        for name, value in raw:
            self._values.setdefault(name.decode("latin-1").lower(), _text(value))

    def get(self, name: str) -> str:
        """The value, or "" if the header is missing."""
        return self._values.get(name, "")


def media_type(value: str) -> tuple[str, str | None]:
    """Type and charset of a Content-Type, in lower case; ("", None) if it names no type."""
    message = Message()
    message["content-type"] = value
    kind = value.partition(";")[0].strip().lower()
    charset = message.get_content_charset() if kind else None
    return kind, charset or None


def wait_asked_for(value: str, *, now: datetime) -> timedelta | None:
    """The wait that a Retry-After asks for, at most a day; None if it is unreadable."""
    wait = _seconds(value) if value.isascii() and value.isdigit() else _until(value, now)
    return None if wait is None else min(max(wait, timedelta(0)), LONGEST_WAIT)


def _seconds(value: str) -> timedelta:
    return timedelta(seconds=int(value[:7])) if len(value) <= 7 else LONGEST_WAIT


def _until(value: str, now: datetime) -> timedelta | None:
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=moment.tzinfo or UTC) - now
    except (ValueError, TypeError, OverflowError):
        return None


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
