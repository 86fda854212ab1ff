"""The queue of reviewers: what waits on the left, the chosen event on the right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from events.models import Event
from events.models.people.roles import AccountRole, role_of
from events.web.access import needs_role
from events.web.reviewing.choice import COUNT_UP_TO, HELD, ORDER, Chosen, Queue
from events.web.reviewing.item import item_of
from events.wording.labels import vocabulary
from events.wording.labels.places import countries
from events.wording.labels.vocabulary import labelled
from events.wording.reviewing import meaning, title


@require_safe
@needs_role(AccountRole.REVIEWER)
def review(request: HttpRequest) -> HttpResponse:
    queue = Queue(Chosen.of(request.GET, request.user.pk or 0), request.GET)
    held = queue.why == HELD
    events = [] if held else list(queue.page.events)
    wanted = str(request.GET.get("event", "")).replace("\x00", "")
    item = item_of(wanted or (events[0].public_id if events else ""))
    before, after = _around(events, item["event"] if item else None)
    context = {
        "queue": queue,
        "tabs": [_tab(queue, why) for why in ORDER],
        "title": title(queue.why),
        "meaning": meaning(queue.why),
        "held": queue.held if held else (),
        "events": [
            (one, queue.here.query(event=one.public_id, **_position(request))) for one in events
        ],
        "item": item,
        "chosen": bool(wanted and item),
        "gone": gettext("That event is no longer there.") if wanted and not item else "",
        "before": queue.here.query(event=before.public_id, **_position(request)) if before else "",
        "after": queue.here.query(event=after.public_id, **_position(request)) if after else "",
        "next": after.public_id if after else before.public_id if before else "",
        "editor": role_of(request.user).at_least(AccountRole.EDITOR),
        "back": queue.here.query(**_position(request)),
        "kinds": labelled(vocabulary.KINDS),
        "countries": countries(),
    }
    return render(request, "web/review/queue.html", context)


def _tab(queue: Queue, why: str) -> dict[str, object]:
    count = queue.counts[why]
    return {
        "why": why,
        "title": title(why),
        "count": count,
        "over": count > COUNT_UP_TO,
        "address": queue.chosen.query(why=why),
        "here": why == queue.why,
    }


def _position(request: HttpRequest) -> dict[str, str]:
    """The page of the list, so that a decision leads back to it."""
    names = ("older_than", "newer_than")
    return {name: str(request.GET[name]) for name in names if request.GET.get(name)}


def _around(events: list[Event], here: Event | None) -> tuple[Event | None, Event | None]:
    """The items before and after this one on the page."""
    keys = [event.pk for event in events]
    if here is None or here.pk not in keys:
        return None, events[0] if events else None
    position = keys.index(here.pk)
    return (
        events[position - 1] if position else None,
        events[position + 1] if position + 1 < len(events) else None,
    )
