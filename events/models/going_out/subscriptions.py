"""Who wants word of which changes, and what was sent to them."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, Min, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse

from events import lengths
from events.models.events import LogEnd
from events.models.public_ids import new_public_id
from events.models.queued import (
    Queued,
    QueuedQuerySet,
    QueueStatus,
    queue_index,
    running_has_lease_and_token,
)


def new_secret() -> str:
    """Opens what belongs to one person, or signs what is sent to one address: 256 bits."""
    return secrets.token_urlsafe(32)


class Channel(models.TextChoices):
    EMAIL = "email"
    WEBHOOK = "webhook"
    VIEW = "view"  # saved, and nothing is sent


class HowOften(models.TextChoices):
    NOW = "now"
    DAILY = "daily"
    WEEKLY = "weekly"


class Trigger(models.TextChoices):
    """What a change of an event is to those who follow it."""

    NEW = "new"
    TOLL = "toll"
    STATUS = "status"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """Named reads of subscriptions."""

    def going_on(self) -> Self:
        """Neither ended nor paused."""
        return self.filter(ended_at__isnull=True, paused_because="")

    def active(self) -> Self:
        return self.going_on().filter(confirmed_at__isnull=False).exclude(channel=Channel.VIEW)

    def behind(self, now: datetime) -> Self:
        """Active, due, and with changes that they have not been matched with yet."""
        end = LogEnd.objects.values("position")[:1]
        return self.active().filter(next_at__lte=now, position__lt=models.Subquery(end))

    def furthest_behind_first(self) -> Self:
        """So that each has its turn, however fast changes come."""
        return self.order_by("position", "pk")

    def locked_with(self, delivery_id: int) -> bool:
        """Lock the subscription of a message until the transaction ends; False if there is none.
        New messages may be written meanwhile.
        """
        mine = Delivery.objects.filter(pk=delivery_id).values("subscription")
        return self.filter(pk__in=mine).select_for_update(no_key=True).exists()

    def of_user(self, user: object) -> Self:
        return self.filter(user=user, ended_at__isnull=True).order_by("-created_at", "-pk")

    def unconfirmed_of(self, address: str) -> Self:
        return self.filter(address__iexact=address, confirmed_at__isnull=True)


class Subscription(models.Model):
    """One address that gets word of the events of one filter.

    `position` is the last change of the log that it was matched with: a number, not a time, so that
    no change is missed or told twice. `key` opens its page to whoever holds the link.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=lengths.NAME)
    query = models.TextField(blank=True, help_text="The filter, as in an address")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    address = models.CharField(max_length=lengths.ADDRESS, blank=True)
    how_often = models.CharField(max_length=10, choices=HowOften.choices, default=HowOften.NOW)
    triggers = models.JSONField(default=list)
    site = models.CharField(max_length=lengths.ADDRESS, help_text="Where its links lead")
    language = models.CharField(max_length=10, default="en")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE
    )
    key = models.CharField(max_length=60, unique=True, default=new_secret, editable=False)
    secret = models.CharField(
        max_length=60, default=new_secret, editable=False, help_text="Signs what a webhook is sent"
    )
    position = models.PositiveBigIntegerField(default=0)
    next_at = models.DateTimeField(db_default=Now())
    created_at = models.DateTimeField(db_default=Now())
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    paused_because = models.CharField(max_length=lengths.REASON, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["next_at", "id"], name="subscription_due")]

    def __str__(self) -> str:
        return f"{self.name} ({self.public_id})"

    def get_absolute_url(self) -> str:
        return f"{reverse('web:subscription', args=[self.public_id])}?key={self.key}"

    def link(self, name: str) -> str:
        """The whole address of one of its pages, for a message: subscription, confirm, stop."""
        return f"{self.site}{reverse(f'web:{name}', args=[self.public_id])}?key={self.key}"


class DeliveryQuerySet(QueuedQuerySet["Delivery"]):
    """Named reads of deliveries."""

    def active(self) -> Self:
        """Those whose subscription goes on. Not by a join: in an UPDATE of joined rows PostgreSQL
        does not look again at a row that another worker was just taking, and two had it.
        """
        return self.filter(subscription__in=Subscription.objects.going_on())

    def in_line(self, now: datetime) -> Self:
        """Those whose turn it is: none of their subscription is being sent, and no earlier one is
        due. They are written in the order of the changes, so the primary key tells which is
        earlier. A later one is being sent where this one was refused and comes due meanwhile.
        """
        ahead = Q(status=QueueStatus.RUNNING) | Q(not_before__lte=now)
        same = Delivery.objects.filter(subscription=OuterRef("subscription"))
        before = same.filter(ahead, pk__lt=OuterRef("pk")).waiting()
        return self.exclude(Exists(before) | Exists(same.being_sent(now)))

    def being_sent(self, now: datetime) -> Self:
        """Those in the hands of a worker whose lease has not run out."""
        return self.filter(status=QueueStatus.RUNNING, lease_until__gte=now)

    def first_of_each(self, now: datetime, *, limit: int) -> list[int]:
        """Of these the first of each subscription of which none is being sent; who has waited
        longest comes first.
        """
        busy = Delivery.objects.all().being_sent(now).values("subscription")
        free = self.exclude(subscription__in=busy)
        each = free.order_by().values("subscription")
        found = each.annotate(first=Min("pk"), since=Min("not_before")).order_by("since", "first")
        return list(found.values_list("first", flat=True)[:limit])

    def with_subscription(self) -> Self:
        return self.select_related("subscription")

    def newest_settled_of(self, subscription: Subscription, *, limit: int) -> Self:
        """Those that arrived or were given up; others of a busy subscription still wait."""
        return self.filter(subscription=subscription).finished().order_by("-pk")[:limit]

    def newest_of(self, subscription: Subscription, *, limit: int) -> Self:
        return self.filter(subscription=subscription).order_by("-pk")[:limit]

    def telling(self, events: Collection[int]) -> Self:
        """Those that tell of one of these events."""
        return self.filter(pk__in=Told.objects.filter(event__in=events).values("delivery"))

    def not_arrived(self) -> Self:
        """Those that wait, are being sent, or were given up and may be sent again."""
        return self.exclude(status=QueueStatus.DONE)

    def told_before(self, subscription: Subscription, events: list[int]) -> set[int]:
        """Of these events, those that this subscription was told of: it must hear of their end,
        though they match no filter any more.
        """
        told = self.filter(subscription=subscription, told__event__in=events)
        return set(told.values_list("told__event", flat=True))


class Delivery(Queued):
    """One message to one address, kept until it has arrived. Its public id is the message's id, by
    which whoever receives it twice can tell.
    """

    subscription = models.ForeignKey(
        Subscription, on_delete=models.CASCADE, related_name="deliveries"
    )
    position = models.PositiveBigIntegerField(help_text="The last change that it tells")
    body = models.JSONField()
    answer = models.CharField(max_length=lengths.REASON, blank=True)
    submitted_at = models.DateTimeField(db_default=Now())

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        indexes = [
            queue_index("delivery"),
            models.Index(fields=["subscription", "status", "id"], name="delivery_in_line"),
        ]
        constraints = [
            running_has_lease_and_token("delivery"),
            models.UniqueConstraint(
                fields=["subscription", "position"], name="delivery_once_a_change"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} to {self.subscription_id}"


class Told(models.Model):
    """A delivery tells of this event."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="told")
    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "event"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.delivery_id}: {self.event_id}"
