"""How an article came, by whom, and whether readers may see it."""

from __future__ import annotations

from typing import Self, TypeVar

from django.conf import settings
from django.db import models

from events.models.queued import Queued, QueuedQuerySet
from events.models.sources import Feed

_Row = TypeVar("_Row", bound=Queued, covariant=True)


class Visibility(models.TextChoices):
    """Who may see an article and what it tells.

    Only `public` ones are listed, counted, linked and exported. Held, refused and delayed ones are
    seen by reviewers, and by whoever sent them; of a withdrawn one only the tombstone is left.
    """

    PUBLIC = "public"
    HELD = "held"
    REFUSED = "refused"
    DELAYED = "delayed"
    WITHDRAWN = "withdrawn"


UNDECIDED = (Visibility.HELD, Visibility.REFUSED)
HIDDEN = (*UNDECIDED, Visibility.DELAYED)


class GatedQuerySet(QueuedQuerySet[_Row]):
    """Which articles readers may see."""

    def public(self) -> Self:
        return self.filter(visibility=Visibility.PUBLIC)

    def delayed(self) -> Self:
        """Those that a rule against harm publishes later."""
        return self.filter(visibility=Visibility.DELAYED)

    def known_to_readers(self) -> Self:
        """Public ones, and those of which a tombstone is left."""
        return self.exclude(visibility__in=HIDDEN)


class Gated(models.Model):
    """An article's way in. Without account and feed a visitor sent it, or a program."""

    visibility = models.CharField(
        max_length=9, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who sent it, signed in or by a token",
    )
    feed = models.ForeignKey(
        Feed, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    erased_at = models.DateTimeField(
        null=True, blank=True, help_text="When its text was erased; its hash is kept"
    )

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        return self.visibility == Visibility.PUBLIC

    @property
    def is_undecided(self) -> bool:
        """Held or refused: a reviewer or a trusted sender can make it public."""
        return self.visibility in UNDECIDED

    @property
    def is_hidden(self) -> bool:
        """Held, refused or delayed: no reader may learn of it."""
        return self.visibility in HIDDEN


class Sent(models.Model):
    """Who sent a page or a file, and whether its articles wait for a reviewer."""

    held = models.BooleanField(default=False, help_text="Its articles wait for a reviewer")
    outlet_vouched = models.BooleanField(default=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True
