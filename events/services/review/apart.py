"""A reviewer says that two events are two, though they look alike."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events.models import Decided, Decision, Event, Suggestion
from events.services.review.deciding.decision import (
    close_decision,
    open_decision,
    refuse_unless,
    refuse_withdrawn,
)


@transaction.atomic
def keep_apart(
    *,
    event: Event,
    other: Event,
    by: User,
    reason: str,
    now: datetime,
    expected_revision: int | None = None,
) -> Decision:
    """Keep that they are two: they are never linked, nor suggested to be the same.

    Raises:
        DecisionRefused: if one is withdrawn, or both are the same.
        Stale: if `event` was changed after `expected_revision`.
    """
    refuse_unless(event.pk != other.pk, "other", gettext("Choose another event."))
    opened = open_decision(
        Decided.APART,
        event,
        by=by,
        reason=reason,
        now=now,
        expected_revision=expected_revision,
        other=other,
    )
    refuse_withdrawn(opened.event, opened.other)
    older, newer = sorted((event.pk, other.pk))
    suggestions = Suggestion.objects.filter(event=older, other=newer)
    opened.decision.before["suggestion"] = suggestions.values("score", "features").first()
    opened.decision.save(update_fields=["before"])
    suggestions.delete()
    return close_decision(opened.decision, [opened.event, opened.the_other], now=now)
