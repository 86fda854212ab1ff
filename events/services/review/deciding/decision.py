"""One decision from its checks to its revisions. In a transaction, which the use case opens."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.translation import gettext

from events import lengths
from events.extraction.data.folding import fold
from events.models import Article, Decided, Decision, Difference, Event, MovedReport, Report
from events.models.events.turns import take_turns
from events.services.intake.check_submission import Problem, line_problems
from events.services.ledger.keep_sums import keep_sums
from events.services.linking.refresh import compare_with_reviewer, derive_events, record_revision
from events.services.review.deciding.errors import DecisionRefused, Stale
from events.services.review.deciding.layer import layer_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A decision that was begun: its row, and the events as they are now, locked."""

    decision: Decision
    event: Event
    other: Event | None

    @property
    def the_other(self) -> Event:
        """Of a decision of two events."""
        if self.other is None:
            raise ValueError("this decision is of one event")
        return self.other


def open_decision(
    what: Decided,
    event: Event,
    *,
    by: User,
    reason: str,
    now: datetime,
    expected_revision: int | None = None,
    other: Event | None = None,
    undoes: Decision | None = None,
) -> Opened:
    """Check the reason, lock the events, and begin the record.

    Raises:
        DecisionRefused: without a reason, or with one that cannot be kept.
        Stale: if the event has other revisions than the reviewer saw.
    """
    reason = _checked(reason)
    take_turns()
    keys = [one.pk for one in (event, other) if one is not None]
    rows = {
        row.pk: row for row in Event.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    }
    if expected_revision is not None:
        _check_fresh(rows[event.pk], expected_revision)
    decision = Decision.objects.create(
        what=what,
        event=rows[event.pk],
        other=rows[other.pk] if other else None,
        by=by,
        at=now,
        reason=reason,
        before={str(pk): layer_of(row) for pk, row in rows.items()},
        undoes=undoes,
    )
    return Opened(decision, rows[event.pk], rows[other.pk] if other else None)


def close_decision(decision: Decision, events: Collection[Event], *, now: datetime) -> Decision:
    """Derive the events anew, settle sums, and leave one revision of each that was changed."""
    keys = [event.pk for event in events]
    standing = Event.objects.visible().filter(pk__in=keys).values_list("pk", flat=True)
    found = derive_events(list(standing), now=now)
    keep_sums(keys)
    for event in Event.objects.filter(pk__in=keys).order_by("pk"):
        Event.objects.filter(pk=event.pk).update(updated_at=now)
        record_revision(
            event,
            reason=decision.reason,
            now=now,
            even_if_same=True,
            changed_by=decision.by,
            decision=decision,
        )
    for event, refreshed in found:
        compare_with_reviewer(event, refreshed, now=now)
    Difference.objects.unseen().filter(event__in=keys).update(seen_at=now)
    return decision


def refuse_unless(holds: bool, field: str, reason: str) -> None:
    if not holds:
        raise DecisionRefused(Problem(field, reason))


def refuse_withdrawn(*events: Event | None) -> None:
    """Only an event that readers see can be decided of in this way."""
    for event in events:
        if event is not None and event.withdrawn_at is not None:
            reason = gettext("Event %(event)s is withdrawn.") % {"event": event.public_id}
            raise DecisionRefused(Problem("event", reason))


def refuse_untold(event: Event) -> None:
    """An event comes back with what public articles tell. One that was withdrawn in the meantime
    must not be published by this.
    """
    Report.objects.filter(event=event).exclude(article__in=Article.objects.public()).update(
        event=None
    )
    told = Report.objects.filter(event=event).exists()
    refuse_unless(told, "event", gettext("No article reports it any more."))


def reports_in(event: Event) -> list[Report]:
    """The reports that tell it, the one that was accepted first leading."""
    rows = Report.objects.filter(event=event).select_related("article").defer("article__text")
    return list(rows.order_by("article_id", "pk"))


def move_reports(
    decision: Decision, reports: Collection[Report], *, out_of: Event, to: Event, why: str
) -> None:
    """Put the reports into another event, and keep where they came from."""
    MovedReport.objects.bulk_create(
        MovedReport(decision=decision, report=report, taken_from=out_of) for report in reports
    )
    keys = [report.pk for report in reports]
    Report.objects.filter(pk__in=keys).update(event=to, linked_because=why[: lengths.REASON])


def _checked(reason: str) -> str:
    reason = " ".join(reason.split())
    problems = [Problem("reason", why) for why in line_problems(reason, lengths.CHANGE)]
    if not fold(reason):
        problems.append(Problem("reason", gettext("Say why.")))
    if problems:
        raise DecisionRefused(*problems)
    return reason


def _check_fresh(event: Event, expected: int) -> None:
    later = event.revisions.filter(number__gt=expected).select_related("changed_by")
    meanwhile = list(later.order_by("number"))
    known = event.revisions.filter(number=expected).exists()
    if meanwhile or not known:
        raise Stale(event, meanwhile)
