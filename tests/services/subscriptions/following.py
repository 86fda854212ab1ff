"""Subscriptions and changes for tests."""

from datetime import timedelta

from django.utils import timezone

from events.filters.matching import matches
from events.models import Revision, Subscription
from events.services.linking.refresh import record_revision
from events.services.subscriptions.fan_out import Look, fan_out
from events.services.subscriptions.payload import webhook_body
from events.wording.notices import letter
from tests.factories import make_event

SOON = timedelta(days=1)  # by then a daily digest is due that tells what happened until now
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


def change(event, reason="read", at=None, by=None, **values):
    """Give the event these values, as a reading would, with a revision of the log. `by`: as this
    person would.
    """
    for name, value in values.items():
        setattr(event, name, value)
    event.save(update_fields=list(values) or None)
    made = record_revision(
        event, reason=reason, now=at or timezone.now(), extractor_version="" if by else "test"
    )
    if by:
        Revision.objects.filter(pk=made.pk).update(by_name=by, by_role="reviewer")
    return made


def new_event(at=None, **values):
    event = make_event(**{"kind": "strike", **values})
    change(event, at=at)
    return event


def written(subscription, *, at=None):
    """Fan out once; the new messages."""
    clock = (lambda: at) if at else timezone.now
    made = fan_out(subscription_id=subscription.pk, look=LOOK, clock=clock)
    return list(subscription.deliveries.filter(pk__in=made).order_by("pk"))
