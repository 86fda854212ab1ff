"""A reviewer says whose numbers hold those of an event, or that they do not."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events import lengths
from events.models import Decided, Decision, Event, PartOf
from events.models.counting.ledger import PartRule
from events.services.review.deciding.decision import (
    close_decision,
    open_decision,
    refuse_unless,
    refuse_withdrawn,
)


@transaction.atomic
def say_part_of(
    *,
    part: Event,
    whole: Event,
    holds: bool,
    by: User,
    reason: str,
    now: datetime,
    expected_revision: int | None = None,
) -> Decision:
    """Keep that `whole` holds the numbers of `part`, or (`holds` false) that it does not. It stands
    above the rules.

    Raises:
        DecisionRefused: if one is withdrawn, both are the same, or the whole is part of the part.
        Stale: if `part` was changed after `expected_revision`.
    """
    refuse_unless(part.pk != whole.pk, "whole", gettext("An event is not part of itself."))
    opened = open_decision(
        Decided.PART_OF if holds else Decided.NOT_PART_OF,
        part,
        by=by,
        reason=reason,
        now=now,
        expected_revision=expected_revision,
        other=whole,
    )
    refuse_withdrawn(opened.event, opened.other)
    other_way = PartOf.objects.holding().filter(part=whole, whole=part, made_by__isnull=False)
    refuse_unless(
        not holds or not other_way.exists(),
        "whole",
        gettext("A reviewer says that it is part of this one."),
    )
    known = PartOf.objects.filter(part=part, whole=whole)
    opened.decision.before["relation"] = known.values(
        "rule", "because", "holds", "made_by_id"
    ).first()
    opened.decision.save(update_fields=["before"])
    said = {
        "rule": PartRule.REVIEWER,
        "because": opened.decision.reason[: lengths.REASON],
        "holds": holds,
        "made_by": by,
    }
    PartOf.objects.update_or_create(part=opened.event, whole=opened.the_other, defaults=said)
    return close_decision(opened.decision, [opened.event, opened.the_other], now=now)
