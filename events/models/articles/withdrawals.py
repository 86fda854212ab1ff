"""Articles that were taken back, and what happened around them: both are kept for good."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from events import lengths
from events.models.articles.article import Article
from events.models.sources import Source


class ReasonClass(models.TextChoices):
    """Why an article was withdrawn; readers see it."""

    LEGAL = "legal", "a legal claim"
    HARM = "harm", "it may harm somebody"
    MISTAKE = "mistake", "it was a mistake"
    DUPLICATE = "duplicate", "the same text stands here twice"
    OTHER = "other", "another reason"


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    """Named reads of withdrawals."""

    def standing(self) -> Self:
        return self.filter(undone_at__isnull=True)

    def latest_first(self) -> Self:
        rows = self.select_related("article", "source", "made_by").defer("article__text")
        return rows.order_by("-made_at", "-pk")


class Withdrawal(models.Model):
    """One article that an editor took back, with what is needed to bring it back.

    The row stays when the text is erased: that it was here, since when, and what it told.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="withdrawals")
    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="withdrawals",
        help_text="Where the whole source was withdrawn",
    )
    reason = models.CharField(max_length=9, choices=ReasonClass.choices)
    words = models.CharField(max_length=lengths.CHANGE, blank=True, help_text="Readers see them")
    note = models.CharField(max_length=lengths.CHANGE, blank=True, help_text="Only editors see it")
    sha256 = models.CharField(max_length=64)
    published_on = models.DateField(null=True, blank=True)
    reports = models.PositiveIntegerField(default=0)
    detached = models.JSONField(default=dict, help_text="The event of each report that it told")
    vanished = models.JSONField(default=list, help_text="Events that no other article told")
    had_totals = models.BooleanField(default=False)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                name="withdrawal_stands_once",
                condition=Q(undone_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.reason}"


class Incident(models.Model):
    """What went wrong, when, and what was done. Written once, never changed."""

    happened_at = models.DateTimeField()
    what = models.TextField()
    done = models.TextField()
    written_at = models.DateTimeField(db_default=Now())
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-happened_at", "-pk"]

    def __str__(self) -> str:
        return self.what[:60]
