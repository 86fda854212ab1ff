"""A reviewer takes one report out of an event."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events.models import Decided, Decision, Event, Report
from events.services.review.deciding.decision import (
    close_decision,
    move_reports,
    open_decision,
    refuse_unless,
    refuse_withdrawn,
    reports_in,
)
from events.services.review.deciding.leaving import leave_together, merged_before

WHY = "A reviewer moved it here"


@transaction.atomic
def detach(
    *,
    event: Event,
    report: Report,
    by: User,
    reason: str,
    now: datetime,
    to: Event | None = None,
    expected_revision: int | None = None,
) -> Decision:
    """Move the report `to` another event; without one it makes an event of its own.

    Raises:
        DecisionRefused: if it does not tell the event, or is its only report.
        Stale: if the event was changed after `expected_revision`.
    """
    refuse_unless(to is None or to.pk != event.pk, "to", gettext("It is in this event already."))
    opened = open_decision(
        Decided.DETACH,
        event,
        by=by,
        reason=reason,
        now=now,
        expected_revision=expected_revision,
        other=to or merged_before(event, [report]),
    )
    refuse_withdrawn(opened.event, to and opened.other)
    _check(opened.event, report)
    if to is None:
        leave_together(opened.decision, [report], now=now)
    else:
        move_reports(opened.decision, [report], out_of=opened.event, to=opened.the_other, why=WHY)
    other = opened.decision.other
    changed = [opened.event, *([other] if other else [])]
    return close_decision(opened.decision, changed, now=now)


def _check(event: Event, report: Report) -> None:
    there = {one.pk for one in reports_in(event)}
    refuse_unless(report.pk in there, "report", gettext("It does not tell this event."))
    only = gettext("It is the only report of this event. Reject the event, or merge it.")
    refuse_unless(len(there) > 1, "report", only)
