"""What a webhook is sent: the change as the API's log of changes has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from events.models import Subscription
from events.services.subscriptions.changes import Change

PING = {"type": "ping", "data": {}}


def webhook_body(subscription: Subscription, changes: Sequence[Change]) -> dict[str, Any]:
    """Of one change. `data.before` is null for a new event."""
    (change,) = changes
    revision = change.revision
    return {
        "type": "event.changed" if revision.before else "event.new",
        "timestamp": revision.changed_at.isoformat(),
        "data": {
            "position": revision.position,
            "triggers": sorted(change.triggers),
            "event": revision.event.public_id,
            "page": f"{subscription.site}{revision.event.get_absolute_url()}",
            "url": f"{subscription.site}{reverse('api:event', args=[revision.event.public_id])}",
            "revision": revision.number,
            "reason": revision.reason,
            "by": revision.by_name or None,
            "before": revision.before,
            "after": revision.after,
        },
    }
