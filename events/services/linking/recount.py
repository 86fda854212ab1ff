"""Count the origins of events again when articles change without being read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from events.models import Revision
from events.services.linking.copies import events_counting
from events.services.linking.refresh import refresh_events


def recount_origins(articles: Collection[int], *, version: str, now: datetime) -> list[Revision]:
    """Derive anew the events of these articles (primary keys) and of their reprints.

    Their outlet, agency or origin changed. Returns the revisions; a changed count alone makes none.
    """
    with transaction.atomic():
        return refresh_events(events_counting(articles), version=version, now=now)
