"""An event that readers no longer see: a tombstone with the reason."""

from __future__ import annotations

from datetime import datetime

from events import lengths
from events.models import Event, Suggestion


def take_away(event: Event, because: str, *, now: datetime) -> None:
    """Leave a tombstone. Its reports stay with it, so that a later reading does not bring it back
    as another event.
    """
    event.withdrawn_at = now
    event.withdrawn_because = because[: lengths.CHANGE]
    event.article_count = event.origin_count = 0
    event.save(update_fields=["withdrawn_at", "withdrawn_because", "article_count", "origin_count"])
    event.toll_statements.all().delete()
    Suggestion.objects.touching([event.pk]).delete()
