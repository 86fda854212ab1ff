"""A reviewer says that there was no such event."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from events.models import Decided, Decision, Event
from events.services.review.deciding.decision import (
    close_decision,
    open_decision,
    refuse_withdrawn,
)
from events.services.review.deciding.taking_away import take_away


@transaction.atomic
def reject(
    *, event: Event, by: User, reason: str, now: datetime, expected_revision: int | None = None
) -> Decision:
    """Take it away as not an event: the text tells none, or what it tells is no event.

    Raises:
        DecisionRefused: if it is withdrawn already, or without a reason.
        Stale: if it was changed after `expected_revision`.
    """
    opened = open_decision(
        Decided.REJECT, event, by=by, reason=reason, now=now, expected_revision=expected_revision
    )
    refuse_withdrawn(opened.event)
    take_away(opened.event, f"Not an event: {opened.decision.reason}", now=now)
    return close_decision(opened.decision, [opened.event], now=now)
