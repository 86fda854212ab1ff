"""Errors."""

from __future__ import annotations

from typing import TypedDict


class FieldError(TypedDict):
    field: str
    reason: str


class ProblemDetails(TypedDict):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[FieldError]
