"""What a change of an event is to those who follow it. Pure: a revision in, triggers out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events.models.going_out.subscriptions import Trigger

State = Mapping[str, Any]
TOLL = ("killed", "wounded")


def triggers_of(
    before: State | None, after: State | None, *, by_person: bool
) -> frozenset[Trigger]:
    """`before` is None for a new event; one that was withdrawn and is back is new again. A change
    of anything else than these is no news: nothing is found then.
    """
    old, new = before or {}, after or {}
    if new.get("withdrawn_because") and not old.get("withdrawn_because"):
        return frozenset({Trigger.WITHDRAWAL})
    if before is None:
        return frozenset({Trigger.NEW})
    found = {
        Trigger.NEW: bool(old.get("withdrawn_because") and not new.get("withdrawn_because")),
        Trigger.TOLL: any(old.get(what) != new.get(what) for what in TOLL),
        Trigger.STATUS: old.get("status") != new.get("status"),
        Trigger.CORRECTION: by_person and old != new,
    }
    return frozenset(trigger for trigger, there in found.items() if there)
