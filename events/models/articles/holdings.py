"""Articles that wait for a reviewer, and the secret addresses by which senders follow them."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from events import lengths
from events.models.articles.arrival import Visibility
from events.models.articles.article import Article
from events.models.articles.pages import Page
from events.models.queued import QueueStatus


class Verdict(models.TextChoices):
    WAITING = "", "waits"
    ACCEPTED = "accepted", "accepted"
    REFUSED = "refused", "refused"
    DELAYED = "delayed", "delayed by rule alone"


class HoldingQuerySet(models.QuerySet["Holding"]):
    """Named reads of what waits."""

    def waiting(self) -> Self:
        """The longest waiting first."""
        return self.filter(decision=Verdict.WAITING).order_by("held_at", "pk")

    def delayed(self) -> Self:
        """Of articles that a rule publishes later, the next first; unread ones last."""
        rows = self.filter(article__visibility=Visibility.DELAYED)
        return rows.order_by(F("until").asc(nulls_last=True), "pk")

    def due(self, now: datetime) -> Self:
        """Those of delayed articles whose time has come, or that have been read since."""
        read = Q(until=None, article__status=QueueStatus.DONE)
        return self.delayed().filter(Q(until__lte=now) | read)


class Holding(models.Model):
    """That an article was held, and what a reviewer said of it; or that a rule delays it.

    Its outlet is kept as a name: an outlet's row is public, and anybody may type a name.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="holding")
    outlet = models.CharField(max_length=lengths.NAME, blank=True, help_text="As the sender says")
    has_totals = models.BooleanField(
        default=False, help_text="Its text gives totals, which are read again once it is accepted"
    )
    held_at = models.DateTimeField(db_default=Now())
    decision = models.CharField(max_length=8, choices=Verdict.choices, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.CharField(max_length=lengths.CHANGE, blank=True)
    until = models.DateTimeField(
        null=True, blank=True, help_text="A rule delays it until then; empty: none does, or unread"
    )

    objects = HoldingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["held_at"], name="holding_waits", condition=Q(decision=""))]

    def __str__(self) -> str:
        return f"{self.article_id} {self.decision or 'waits'}"


class PrivateLinkQuerySet(models.QuerySet["PrivateLink"]):
    """Named reads of private links."""

    def of_secret(self, secret: str) -> PrivateLink | None:
        """With what it leads to."""
        rows = self.select_related("article__source", "article__holding", "page__article__holding")
        rows = rows.defer("page__raw")
        return rows.filter(secret_sha256=secret_key(secret)).first()


class PrivateLink(models.Model):
    """A secret address at which one sender sees what became of a text or an address.

    Each sender gets one of their own, so that nobody learns who sent the same before. Only the
    secret's hash is kept.
    """

    secret_sha256 = models.CharField(max_length=64, unique=True)
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.CASCADE, related_name="private_links"
    )
    page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.CASCADE, related_name="private_links"
    )
    title = models.CharField(
        max_length=lengths.TITLE, blank=True, help_text="As this sender gave it"
    )
    made_at = models.DateTimeField(db_default=Now())

    objects = PrivateLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="private_link_leads_somewhere",
                condition=Q(article__isnull=False) | Q(page__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"

    @property
    def leads_to(self) -> Article | None:
        """The article, or the one that the page has brought."""
        return self.article or (self.page.article if self.page else None)


def secret_key(secret: str) -> str:
    """The hash under which a secret is kept."""
    return hashlib.sha256(secret.encode("utf-8", errors="replace")).hexdigest()
