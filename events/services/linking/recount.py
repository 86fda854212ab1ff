"""Counting the origins of events again, where what is known of articles changes without their being
read.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from events.models import Revision
from events.services.linking.copies import events_counting
from events.services.linking.refresh import refresh_events


def recount_origins(articles: Collection[int], *, version: str, now: datetime) -> list[Revision]:
    """Derive anew the events that these articles (primary keys) tell, or their reprints: their
    outlet, agency or origin changed.

    Gives the revisions of the events that are told otherwise by it; a count alone makes none.
    """
    with transaction.atomic():
        return refresh_events(events_counting(articles), version=version, now=now)
