"""Changes of events."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypedDict


class ChangedBy(TypedDict):
    """A person, with the role that they had."""

    name: str
    role: Annotated[str, "Empty: not kept then"]


class Revision(TypedDict):
    """One change of an event, by a person or by a reading. States from before a value was kept lack
    it.
    """

    event: str
    number: Annotated[int, "Of the event's changes, from 1"]
    changed_at: datetime
    by: Annotated[ChangedBy | None, "Null: a reading, not a person"]
    version: Annotated[str | None, "Which version of the reading; null: a person"]
    reason: str
    before: Annotated[object | None, "The event before; null: this is its first change"]
    after: Annotated[object | None, "The event from then on"]
    position: Annotated[int | None, "In the log of all changes, from 1"]
    digest: Annotated[str, "SHA-256 over this change and the digest before it in the log"]
