"""An editor takes an event away from readers."""

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
def withdraw(
    *, event: Event, by: User, reason: str, now: datetime, expected_revision: int | None = None
) -> Decision:
    """Leave a tombstone with the reason, which readers see.

    Raises:
        DecisionRefused: if it is withdrawn already, or without a reason.
        Stale: if it was changed after `expected_revision`.
    """
    opened = open_decision(
        Decided.WITHDRAW, event, by=by, reason=reason, now=now, expected_revision=expected_revision
    )
    refuse_withdrawn(opened.event)
    take_away(opened.event, opened.decision.reason, now=now)
    return close_decision(opened.decision, [opened.event], now=now)
