"""What an account follows, as JSON for that account alone."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from events.api import shapes
from events.models import Delivery, Subscription
from events.models.going_out.subscriptions import Channel
from events.services.subscriptions.signing import shown_secret


def subscription_as_json(one: Subscription, request: HttpRequest) -> shapes.Subscription:
    events = request.build_absolute_uri(reverse("api:events"))
    return {
        "id": one.public_id,
        "api_url": request.build_absolute_uri(reverse("api:subscription", args=[one.public_id])),
        "page": request.build_absolute_uri(one.get_absolute_url()),
        "name": one.name,
        "filter": one.query,
        "events": f"{events}?{one.query}" if one.query else events,
        "channel": one.channel,
        "address": one.address or None,
        "how_often": one.how_often,
        "triggers": one.triggers,
        "secret": shown_secret(one.secret) if one.channel == Channel.WEBHOOK else None,
        "created_at": one.created_at,
        "confirmed_at": one.confirmed_at,
        "paused_because": one.paused_because or None,
    }


def message_as_json(delivery: Delivery) -> shapes.Message:
    return {
        "id": delivery.public_id,
        "written_at": delivery.submitted_at,
        "status": delivery.status,
        "attempts": delivery.attempts,
        "answer": delivery.answer or None,
        "position": delivery.position,
    }
