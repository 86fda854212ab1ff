"""What reviewers say of sums: that an event is part of another or not, or a number is right."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction

from events.models import Event, PartOf, Revision
from events.models.events import Review
from events.models.ledger import PartRule
from events.services.ledger.keep_sums import keep_sums, take_turns
from events.services.linking.history import record_revision


@transaction.atomic
def say_part_of(
    *, part: Event, whole: Event, holds: bool, because: str, user: User | AnonymousUser
) -> PartOf:
    """Keep that `whole` holds the numbers of `part`, or (`holds` false) that it does not.

    It stands above the rules, and sums are settled at once.
    """
    take_turns()
    said = {"rule": PartRule.REVIEWER, "because": because, "holds": holds, "made_by": user}
    relation, _new = PartOf.objects.update_or_create(part=part, whole=whole, defaults=said)
    keep_sums([part.pk, whole.pk])
    return relation


@transaction.atomic
def believe_numbers(*, event: Event, user: User | AnonymousUser, now: datetime) -> Revision | None:
    """Mark the event as checked, so that sums count a number that waited for a reviewer."""
    take_turns()
    if event.review == Review.UNREVIEWED:
        Event.objects.filter(pk=event.pk).update(review=Review.ACCEPTED, updated_at=now)
        event.refresh_from_db()
    keep_sums([event.pk])
    return record_revision(
        event, reason="A reviewer checked its numbers", now=now, even_if_same=True, changed_by=user
    )
