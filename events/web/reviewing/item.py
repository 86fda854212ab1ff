"""One event of the queue: its values with their evidence, and all that speaks for a second look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from events.models import Comment, Event, Remark
from events.models.reviewing import Waits
from events.models.reviewing import waiting as waiting_for
from events.web.history.lines import history_of
from events.web.pages.article import tells_of_harm
from events.web.pages.event import accounts_of, maybe_same
from events.web.pages.facts import facts_of
from events.web.pages.voices import voices_of


def item_of(public_id: str) -> dict[str, Any] | None:
    """What the pane of an event shows; None without such an event, or of one that is withdrawn."""
    rows = Event.objects.visible().for_detail().with_history()
    event = rows.select_related("assignment__user").filter(public_id=public_id).first()
    if event is None:
        return None
    accounts = accounts_of(event)
    first = next(iter(event.event_places.all()), None)
    revisions = list(event.revisions.all())
    return {
        "event": event,
        "accounts": accounts,
        "facts": facts_of(event, accounts),
        "voices": voices_of(event, accounts),
        "whole": event.contained_in.holding().for_page().first(),
        "place": first.place if first and first.place.lat is not None else None,
        "same": maybe_same(event),
        "reasons": _reasons(event),
        "remarks": list(Remark.objects.unsettled().filter(event=event)),
        "comments": list(Comment.objects.of_event(event)),
        "history": history_of(event),
        "revision": revisions[0].number if revisions else 0,
        "harm": any(tells_of_harm(told) for told in (event, *(a.report for a in accounts))),
    }


def _reasons(event: Event) -> Sequence[str]:
    """Why it waits: all reasons, the gravest first."""
    return [why for why in Waits.values if waiting_for(why).filter(pk=event.pk).exists()]
