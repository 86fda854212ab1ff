"""Where articles come from: outlets and agencies, and the feeds by which they announce what they
publish.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from events.models.actors import Actor
from events.querysets import FeedQuerySet


class SourceKind(models.TextChoices):
    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    CHANNEL = "channel"


class Source(models.Model):
    """An outlet, agency, official body or channel. `affiliation` is the party to a conflict that it
    speaks for, or none.
    """

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=SourceKind.choices, default=SourceKind.OUTLET)
    affiliation = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="mouthpieces"
    )

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """An RSS or Atom feed, polled when `next_poll_at` has come. Errors in a row make the pause
    longer and are shown.
    """

    address = models.URLField(max_length=1000, unique=True)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="feeds"
    )
    title = models.CharField(max_length=500, blank=True, help_text="As the feed gives it")
    minutes = models.PositiveIntegerField(default=30, help_text="Between two polls")
    active = models.BooleanField(default=True)
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
