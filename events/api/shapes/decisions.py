"""Decisions of reviewers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypedDict

from events.api.shapes.serializer import OneOf
from events.models.judging.decisions import Decided


class RevisionOfDecision(TypedDict):
    """A change that it made."""

    event: str
    number: Annotated[int, "Of the event's changes: the next `expected_revision`"]


class Decision(TypedDict):
    """What a reviewer decided, kept with the reason, and taken back by `undo`."""

    id: int
    what: Annotated[str, OneOf(Decided.choices)]
    event: str
    other: Annotated[
        str | None, "Where two events are concerned: the one that stays, or the new one"
    ]
    by: str
    at: datetime
    reason: str
    revisions: list[RevisionOfDecision]
