"""Reports that leave an event together: they make a new one, or one that was merged before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from events.models import Decision, Event, Report, Suggestion
from events.services.review.deciding.decision import move_reports

WHY = "A reviewer says that it tells an event of its own"


def merged_before(event: Event, reports: Collection[Report]) -> Event | None:
    """The event that was merged into this one and whose oldest report is among these."""
    keys = [report.pk for report in reports]
    found = Event.objects.filter(merged_into=event, merged_report__in=keys)
    return found.order_by("pk").first()


def leave_together(decision: Decision, reports: Collection[Report], *, now: datetime) -> Event:
    """Move them into an event of their own, which becomes the decision's `other`."""
    first = min(reports, key=lambda report: (report.article_id, report.pk))
    parted = decision.other or _new_event(first, now)
    parted.withdrawn_at = parted.merged_into = parted.merged_report = None
    parted.withdrawn_because = ""
    parted.save(update_fields=["withdrawn_at", "withdrawn_because", "merged_into", "merged_report"])
    decision.other = parted
    decision.save(update_fields=["other"])
    move_reports(decision, reports, out_of=decision.event, to=parted, why=WHY)
    also = Event.objects.filter(merged_into=decision.event, merged_report__in=reports)
    also.update(merged_into=parted)
    pair = sorted((decision.event_id, parted.pk))
    Suggestion.objects.filter(event=pair[0], other=pair[1]).delete()
    return parted


def _new_event(first: Report, now: datetime) -> Event:
    return Event.objects.create(
        kind=first.kind,
        status=first.status,
        starts_on=first.starts_on,
        ends_on=first.ends_on,
        created_at=now,
        updated_at=now,
    )
