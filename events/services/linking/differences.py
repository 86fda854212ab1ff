"""What a reading changed in events, from its revisions. Pure: revisions in, values out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from events.models import Revision
from events.services.linking.history import changed_keys


class What(StrEnum):
    """What became of an event."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    KEPT = "kept"  # as a reviewer left it, although the reading says otherwise


@dataclass(frozen=True, slots=True)
class Change:
    """One value that a revision changed."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One event that a reading has touched, and why."""

    event: str
    what: What
    because: str
    changes: tuple[Change, ...]


def difference_of(revision: Revision) -> Difference:
    """What the revision says of its event. `revision` was read with its event."""
    changes = tuple(changes_of(revision))
    return Difference(revision.event.public_id, _what(revision, changes), revision.reason, changes)


def changes_of(revision: Revision) -> list[Change]:
    """The values that differ, in the order of the fields."""
    before, after = revision.before or {}, revision.after or {}
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return [Change("value", before, after)]
    return [Change(name, before.get(name), after.get(name)) for name in changed_keys(before, after)]


def _what(revision: Revision, changes: tuple[Change, ...]) -> What:
    if revision.before is None:
        return What.NEW
    if any(change.field == "withdrawn_because" and change.after for change in changes):
        return What.GONE
    return What.CHANGED if changes else What.KEPT
