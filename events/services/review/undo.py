"""A reviewer takes a decision back: all is as it was, and articles that came since still count."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events.models import Decided, Decision, Event, PartOf, Report, Suggestion
from events.services.linking.joining.merging import Tombstone, lay_to_rest
from events.services.review.deciding.decision import (
    close_decision,
    open_decision,
    refuse_untold,
    reports_in,
)
from events.services.review.deciding.errors import CannotUndo
from events.services.review.deciding.later import OF_PAIRS, later_than
from events.services.review.deciding.layer import put_back
from events.services.review.deciding.taking_away import take_away

TAKES_AWAY = (Decided.REJECT, Decided.WITHDRAW)
BACK = "A reviewer took back that it tells another event"


@transaction.atomic
def undo(
    *,
    decision: Decision,
    by: User,
    reason: str,
    now: datetime,
    expected_revision: int | None = None,
) -> Decision:
    """Take the decision back. The decision that does so is returned; it cannot be taken back.

    Raises:
        CannotUndo: if it was taken back already, or a later decision stands on it.
        DecisionRefused: without a reason.
        Stale: if the event was changed after `expected_revision`.
    """
    taken_back = Decision.objects.select_related("event", "other").get(pk=decision.pk)
    opened = open_decision(
        Decided.UNDO,
        taken_back.event,
        by=by,
        reason=reason,
        now=now,
        expected_revision=expected_revision,
        other=taken_back.other,
        undoes=refuse_undo(taken_back),
    )
    taken_back.undone_at = now
    taken_back.save(update_fields=["undone_at"])
    _take_back(taken_back, opened.event, opened.other, opened.decision, now)
    changed = [one for one in (opened.event, opened.other) if one is not None]
    return close_decision(opened.decision, changed, now=now)


def refuse_undo(decision: Decision) -> Decision:
    """The decision, if it can be taken back.

    Raises:
        CannotUndo: with the reason.
    """
    if decision.what == Decided.UNDO:
        raise CannotUndo(gettext("This took a decision back. Decide again instead."))
    if decision.undone_at is not None:
        raise CannotUndo(gettext("This was taken back already."))
    later = later_than(decision)
    if later is not None:
        told = gettext("Take back first what %(who)s decided on %(day)s: %(why)s")
        words = {"who": later.by, "day": f"{later.at:%Y-%m-%d %H:%M}", "why": later.reason}
        raise CannotUndo(told % words, later)
    return decision


def _take_back(
    decision: Decision, event: Event, other: Event | None, undo: Decision, now: datetime
) -> None:
    if decision.what in OF_PAIRS:
        _take_back_pair(decision)
        return
    if other is not None:
        _take_back_moves(decision, event, other, undo, now)
    put_back(event, decision.before[str(event.pk)])
    if decision.what in TAKES_AWAY:
        refuse_untold(event)
    if event.withdrawn_at is not None:  # a restored event goes again
        take_away(event, event.withdrawn_because, now=now)


def _take_back_moves(
    decision: Decision, event: Event, other: Event, undo: Decision, now: datetime
) -> None:
    was_there = decision.before.get(str(other.pk))
    if was_there is None or was_there["merged_into_id"] is not None:
        # the event that a split made, with all that has joined it since
        parted = reports_in(other)
        _check_there(parted)
        _move(parted, event)
        said = f"a reviewer's decision: {undo.reason}"
        lay_to_rest(Tombstone(other.pk, event.pk, parted[0].pk, said), now=now)
        return
    back = list(Report.objects.filter(pk__in=decision.moved.values("report"), event=other))
    _check_there(back)
    _move(back, event)
    put_back(other, was_there)
    Event.objects.filter(pk__in=decision.before.get("led_here", ())).update(merged_into=event)


def _check_there(reports: Collection[Report]) -> None:
    if not reports:
        gone = gettext("Its reports are gone: their articles were read anew or withdrawn.")
        raise CannotUndo(gone)


def _move(reports: Collection[Report], to: Event) -> None:
    Report.objects.filter(pk__in=[one.pk for one in reports]).update(event=to, linked_because=BACK)


def _take_back_pair(decision: Decision) -> None:
    event, other, before = decision.event, decision.other, decision.before
    if decision.what == Decided.APART:
        if before.get("suggestion") and other is not None:
            older, newer = sorted((event.pk, other.pk))
            defaults = before["suggestion"]
            Suggestion.objects.get_or_create(event_id=older, other_id=newer, defaults=defaults)
        return
    relation = PartOf.objects.filter(part=event, whole=other)
    if before.get("relation"):
        relation.update(**before["relation"])
    else:
        relation.delete()
