"""What the headers of an answer say, for the few that a fetch goes by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime

LONGEST_WAIT = timedelta(days=1)


class Headers:
    """Headers by name, without regard to case. Of several with one name the first counts."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, str] = {}
        for name, value in raw:
            self._values.setdefault(name.decode("latin-1").lower(), _text(value))

    def get(self, name: str) -> str:
        """The value, or "" where the header is missing."""
        return self._values.get(name, "")


def media_type(value: str) -> tuple[str, str | None]:
    """Type and charset of a Content-Type, lower-case; ("", None) where it names no type."""
    message = Message()
    message["content-type"] = value
    kind = value.partition(";")[0].strip().lower()
    charset = message.get_content_charset() if kind else None
    return kind, charset or None


def wait_asked_for(value: str, *, now: datetime) -> timedelta | None:
    """What a Retry-After asks for, in seconds or as a date, between nothing and a day; None where
    it says nothing readable.
    """
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
