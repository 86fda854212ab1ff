"""Write the ledger of events that were refreshed before there was one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from events.models import Event, Revision
from events.models.events import LEDGER, EventQuerySet
from events.services.linking.refresh import refresh_events

AT_ONCE = 200  # events of one transaction: workers go on between
BECAUSE = "Its numbers were put in order by speaker and day"
VERSION = "ledger 1"


def rebuild_ledger(*, now: datetime, events: EventQuerySet | None = None) -> Iterator[Revision]:
    """Reckon `events` anew, those without a ledger unless others are given.

    Each batch is one transaction, and a second run finds nothing to do. Yields the revisions;
    what a reviewer set stays.
    """
    found = without_ledger() if events is None else events
    last = 0
    while keys := list(
        found.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    ):
        last = keys[-1]
        with transaction.atomic():
            revisions = refresh_events(dict.fromkeys(keys, BECAUSE), version=VERSION, now=now)
        yield from revisions


def without_ledger() -> EventQuerySet:
    """Those that were last reckoned before there was a ledger, or by an older one."""
    return Event.objects.visible().filter(ledger__lt=LEDGER)
