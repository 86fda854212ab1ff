"""Subscriptions and changes for tests."""

from django.utils import timezone

from events.filters.matching import matches
from events.models import Subscription
from events.services.linking.refresh import record_revision
from events.services.subscriptions.fan_out import Look, fan_out
from events.services.subscriptions.payload import webhook_body
from events.wording.notices import letter
from tests.factories import make_event

LOOK = Look(matches=matches, write={"email": letter, "webhook": webhook_body})


def make_subscription(**values):
    defaults = {
        "name": "Strikes in Ukraine",
        "query": "kind=strike",
        "channel": "webhook",
        "address": "https://receiver.example/in",
        "triggers": ["new", "toll", "status", "correction", "withdrawal"],
        "site": "https://tracker.example",
        "confirmed_at": timezone.now(),
        "next_at": timezone.now(),
    }
    return Subscription.objects.create(**{**defaults, **values})


def change(event, reason="read", **values):
    """Give the event these values, as a reading would, with a revision of the log."""
    for name, value in values.items():
        setattr(event, name, value)
    event.save(update_fields=list(values) or None)
    return record_revision(event, reason=reason, now=timezone.now(), extractor_version="test")


def new_event(**values):
    event = make_event(**{"kind": "strike", **values})
    change(event)
    return event


def written(subscription):
    """Fan out once; the new messages."""
    made = fan_out(subscription_id=subscription.pk, look=LOOK, clock=timezone.now)
    return list(subscription.deliveries.filter(pk__in=made).order_by("pk"))
