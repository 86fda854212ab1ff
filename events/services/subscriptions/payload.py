"""What a webhook is sent: the change as the API's log of changes has it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from events.models import Subscription
from events.models.going_out.subscriptions import Trigger
from events.services.linking.log_export import logged
from events.services.subscriptions.changes import Change


def ping(now: datetime) -> dict[str, Any]:
    """The first message, by which a receiver sees that it is reached."""
    return {"type": "ping", "timestamp": now.isoformat(), "data": {}}


def webhook_body(subscription: Subscription, changes: Sequence[Change]) -> dict[str, Any]:
    """Of one change, as the log tells it to everybody: no fine place that is shown coarser."""
    (change,) = changes
    event = change.revision.event
    told = logged(change.revision)
    return {
        "type": "event.new" if Trigger.NEW in change.triggers else "event.changed",
        "timestamp": told["changed_at"].isoformat(),
        "data": {
            **told,
            "changed_at": told["changed_at"].isoformat(),
            "triggers": sorted(change.triggers),
            "page": f"{subscription.site}{event.get_absolute_url()}",
            "url": f"{subscription.site}{reverse('api:event', args=[event.public_id])}",
        },
    }
