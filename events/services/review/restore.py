"""An editor gives a withdrawn event back to readers."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events.models import Decided, Decision, Event
from events.services.review.deciding.decision import (
    close_decision,
    open_decision,
    refuse_unless,
    refuse_untold,
)


@transaction.atomic
def restore(
    *, event: Event, by: User, reason: str, now: datetime, expected_revision: int | None = None
) -> Decision:
    """Let a withdrawn or rejected event stand again, with what reviewers had set.

    Raises:
        DecisionRefused: if it is not withdrawn, was merged, or no report tells it any more.
        Stale: if it was changed after `expected_revision`.
    """
    opened = open_decision(
        Decided.RESTORE, event, by=by, reason=reason, now=now, expected_revision=expected_revision
    )
    found = opened.event
    refuse_unless(found.withdrawn_at is not None, "event", gettext("It is not withdrawn."))
    merged = gettext("It was merged into another event. Undo the merge, or split that event.")
    refuse_unless(found.merged_into_id is None, "event", merged)
    refuse_untold(found)
    found.withdrawn_at, found.withdrawn_because = None, ""
    found.save(update_fields=["withdrawn_at", "withdrawn_because"])
    return close_decision(opened.decision, [found], now=now)
