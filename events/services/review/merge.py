"""A reviewer says that two events are one."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events.models import Decided, Decision, Event
from events.services.linking.joining.merging import Tombstone, lay_to_rest
from events.services.review.deciding.decision import (
    close_decision,
    move_reports,
    open_decision,
    refuse_unless,
    refuse_withdrawn,
    reports_in,
)

WHY = "A reviewer says that it tells this event"


@transaction.atomic
def merge(
    *,
    event: Event,
    into: Event,
    by: User,
    reason: str,
    now: datetime,
    expected_revision: int | None = None,
) -> Decision:
    """Give the reports of `event` to `into`, whose id and values set by reviewers stay. The id of
    `event` leads there.

    Raises:
        DecisionRefused: if one is withdrawn, or both are the same.
        Stale: if `event` was changed after `expected_revision`.
    """
    refuse_unless(event.pk != into.pk, "into", gettext("An event cannot be merged into itself."))
    opened = open_decision(
        Decided.MERGE,
        event,
        by=by,
        reason=reason,
        now=now,
        expected_revision=expected_revision,
        other=into,
    )
    gone, holder, decision = opened.event, opened.the_other, opened.decision
    refuse_withdrawn(gone, holder)
    reports = reports_in(gone)
    refuse_unless(bool(reports), "event", gettext("No article reports it any more."))
    decision.before["led_here"] = list(gone.merged.values_list("pk", flat=True))
    decision.save(update_fields=["before"])
    move_reports(decision, reports, out_of=gone, to=holder, why=WHY)
    said = f"a reviewer's decision: {decision.reason}"
    lay_to_rest(Tombstone(gone.pk, holder.pk, reports[0].pk, said), now=now)
    return close_decision(decision, [gone, holder], now=now)
