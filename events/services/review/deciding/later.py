"""What has to be taken back before a decision can be."""

from __future__ import annotations

from events.models import Decided, Decision

OF_PAIRS = (Decided.APART, Decided.PART_OF, Decided.NOT_PART_OF)  # they change no value


def later_than(decision: Decision) -> Decision | None:
    """The decision that has to be taken back before this one, if there is one."""
    events = [key for key in (decision.event_id, decision.other_id) if key is not None]
    later = Decision.objects.standing().touching(events).filter(pk__gt=decision.pk)
    if decision.what in OF_PAIRS:
        later = later.filter(event=decision.event, other=decision.other, what__in=OF_PAIRS)
    else:
        later = later.exclude(what__in=OF_PAIRS)
    return later.latest_first().first()
