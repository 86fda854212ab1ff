"""What may be asked of the configured model, what comes back, or why nothing does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAddress:
    """Where the model is: `http://127.0.0.1:11434/v1`. The key is never shown."""

    url: str
    model: str
    key: str = ""
    timeout: timedelta = timedelta(seconds=60)
    max_bytes: int = 2_000_000

    def __repr__(self) -> str:
        return f"ModelAddress({self.url!r}, {self.model!r})"


@dataclass(frozen=True, slots=True)
class ModelReply:
    """An answer: its content, whether it was cut off at the longest length, and its cost in tokens
    as the server counts them.
    """

    content: str
    cut_off: bool
    tokens_in: int
    tokens_out: int


class ModelUnavailable(Exception):
    """The model cannot be asked now; later it may. `retry_after`: the wait that it asks for."""

    def __init__(self, reason: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class ModelRefused(Exception):
    """The server does not take this very request, now or later."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadReply(Exception):
    """What came back is no reply of the chat interface."""


def read_reply(body: bytes | Mapping[str, Any]) -> ModelReply:
    """The reply in the body of an answer of the chat interface. Raises BadReply."""
    try:
        found = json.loads(body) if isinstance(body, bytes) else body
        choice = found["choices"][0]
        usage = found.get("usage") or {}
        content = choice["message"]["content"]
        if not isinstance(content, str):
            raise BadReply("It has no text.")
        return ModelReply(
            content,
            choice.get("finish_reason") == "length",
            _count(usage.get("prompt_tokens")),
            _count(usage.get("completion_tokens")),
        )
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise BadReply("It is no answer of the chat interface.") from error


def _count(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 10**9 else 0
