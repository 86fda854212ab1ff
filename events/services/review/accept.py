"""A reviewer accepts an event as it stands."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from events.models import Decided, Decision, Event
from events.models.events import Review
from events.services.review.deciding.decision import (
    close_decision,
    open_decision,
    refuse_withdrawn,
)


@transaction.atomic
def accept(
    *, event: Event, by: User, reason: str, now: datetime, expected_revision: int | None = None
) -> Decision:
    """Keep that its values are right. Sums count numbers that waited for this.

    Values that articles give go on following them; if they change, the event comes back to the
    queue.

    Raises:
        DecisionRefused: if it is withdrawn, or without a reason.
        Stale: if it was changed after `expected_revision`.
    """
    opened = open_decision(
        Decided.ACCEPT, event, by=by, reason=reason, now=now, expected_revision=expected_revision
    )
    refuse_withdrawn(opened.event)
    opened.event.review = Review.EDITED if opened.event.overrides else Review.ACCEPTED
    opened.event.save(update_fields=["review"])
    return close_decision(opened.decision, [opened.event], now=now)
