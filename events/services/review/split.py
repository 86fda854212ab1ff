"""A reviewer says that some reports of an event tell another one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events.models import Decided, Decision, Event, Report
from events.services.review.deciding.decision import (
    close_decision,
    open_decision,
    refuse_unless,
    refuse_withdrawn,
    reports_in,
)
from events.services.review.deciding.leaving import leave_together, merged_before


@transaction.atomic
def split(
    *,
    event: Event,
    reports: Collection[Report],
    by: User,
    reason: str,
    now: datetime,
    expected_revision: int | None = None,
) -> Decision:
    """Let these reports make an event of their own: the `other` of the decision.

    If they were an event that was merged into this one, it is that again, under its id.

    Raises:
        DecisionRefused: if a report is not of the event, or none is chosen, or none would stay.
        Stale: if the event was changed after `expected_revision`.
    """
    opened = open_decision(
        Decided.SPLIT,
        event,
        by=by,
        reason=reason,
        now=now,
        expected_revision=expected_revision,
        other=merged_before(event, reports),
    )
    refuse_withdrawn(opened.event)
    _check(opened.event, reports)
    parted = leave_together(opened.decision, reports, now=now)
    return close_decision(opened.decision, [opened.event, parted], now=now)


def _check(event: Event, reports: Collection[Report]) -> None:
    there, leaving = {report.pk for report in reports_in(event)}, {one.pk for one in reports}
    refuse_unless(bool(leaving), "reports", gettext("Choose the reports that tell another event."))
    refuse_unless(leaving <= there, "reports", gettext("Not all of them tell this event."))
    refuse_unless(leaving < there, "reports", gettext("At least one report must stay."))
