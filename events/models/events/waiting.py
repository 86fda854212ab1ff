"""Which events wait for a reviewer: bounds, and the indexes by which they are found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

UNSURE_BELOW = 0.5
LARGE_TOLL = 50  # killed: a mistake of a reading would shift the totals of a war

_OPEN = Q(review="unreviewed", withdrawn_at__isnull=True)


def indexes() -> list[models.Index]:
    """Small ones: reviewed and unremarkable events are in none."""
    newest = ["-ends_on", "-id"]
    return [
        models.Index(
            fields=newest, name="event_waits_disputed", condition=_OPEN & Q(status="disputed")
        ),
        models.Index(
            fields=newest,
            name="event_waits_unsure",
            condition=_OPEN & Q(confidence__lt=UNSURE_BELOW),
        ),
        models.Index(
            fields=newest, name="event_waits_toll", condition=_OPEN & Q(killed_min__gte=LARGE_TOLL)
        ),
    ]
