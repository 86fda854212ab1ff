"""Where articles come from: outlets and agencies, and the feeds by which they announce what they
publish.
"""

from __future__ import annotations

from datetime import datetime
from typing import Self
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from events import lengths
from events.models.actors import Actor
from events.models.people.trust import trust_field


class SourceKind(models.TextChoices):
    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    CHANNEL = "channel"


class Source(models.Model):
    """An outlet, agency, official body or channel. `affiliation` is the party to a conflict that it
    speaks for, or none.
    """

    name = models.CharField(max_length=lengths.NAME, unique=True)
    kind = models.CharField(max_length=20, choices=SourceKind.choices, default=SourceKind.OUTLET)
    affiliation = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="mouthpieces"
    )

    trust = trust_field()

    def __str__(self) -> str:
        return self.name


class FeedQuerySet(models.QuerySet["Feed"]):
    """Named reads of feeds."""

    def due(self, now: datetime) -> Self:
        """Those to be polled now and in nobody's hands, the longest due first.

        One whose worker was lost comes back by `lost`, with a pause: a feed that kills its worker
        must not do so all day.
        """
        return self.filter(lease_until__isnull=True, active=True, next_poll_at__lte=now).order_by(
            "next_poll_at", "id"
        )

    def lost(self, now: datetime) -> Self:
        """Those whose worker has not come back in time."""
        return self.filter(lease_until__lt=now)

    def held(self, feed_id: int, token: str) -> Self:
        """The feed, as long as the worker with this token still holds it."""
        return self.filter(pk=feed_id, token=token).exclude(token="")

    def in_trouble(self) -> Self:
        """Those whose last poll failed, the longest failing first."""
        return self.filter(active=True, errors_in_a_row__gt=0).order_by("-errors_in_a_row", "id")


class Feed(models.Model):
    """An RSS or Atom feed, polled when `next_poll_at` has come. Errors in a row make the pause
    longer and are shown.
    """

    address = models.URLField(max_length=lengths.ADDRESS, unique=True)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="feeds"
    )
    title = models.CharField(max_length=lengths.TITLE, blank=True, help_text="As the feed gives it")
    minutes = models.PositiveIntegerField(default=30, help_text="Between two polls")
    active = models.BooleanField(default=True)
    trust = trust_field()
    created_at = models.DateTimeField(db_default=Now())

    next_poll_at = models.DateTimeField(db_default=Now())
    lease_until = models.DateTimeField(null=True, blank=True)
    token = models.CharField(
        max_length=32,
        blank=True,
        help_text="Fence: only the worker that holds it may write what it found",
    )
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    last_polled_at = models.DateTimeField(null=True, blank=True)
    last_entry_at = models.DateTimeField(
        null=True, blank=True, help_text="When a poll last brought a new entry"
    )
    errors_in_a_row = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["next_poll_at", "id"], name="feed_due", condition=Q(active=True))
        ]

    def __str__(self) -> str:
        return self.title or self.address

    @property
    def host(self) -> str:
        """The part of the address that may be shown to all: the rest may hold a key."""
        return urlsplit(self.address).hostname or ""
