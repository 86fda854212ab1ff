"""Keys by which programs use the API, and the requests that they may repeat without doing the thing
twice.
"""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from events import lengths


class Tokens(models.QuerySet["ApiToken"]):
    def valid(self, now: datetime) -> Self:
        """Neither revoked nor expired, and not of an account that was closed."""
        in_time = Q(expires_at=None) | Q(expires_at__gt=now)
        of_open_account = Q(account=None) | Q(account__is_active=True)
        return self.filter(in_time, of_open_account, revoked_at=None)


class ApiToken(models.Model):
    """A key, known by its prefix; the rest was shown once, when it was made. Only a hash is kept: a
    copy of the database opens nothing.
    """

    account = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="api_tokens",
        help_text="Whose role bounds what it may do; none: a program of this site",
    )
    name = models.CharField(max_length=lengths.TOKEN_NAME, help_text="Whose or what for")
    prefix = models.CharField(max_length=12, unique=True)
    sha256 = models.CharField(max_length=64, help_text="Of the whole token")
    scopes = models.JSONField(
        default=list, help_text="What it may do: read, submit, review or feeds"
    )
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(null=True, blank=True, help_text="None: never")
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = Tokens.as_manager()

    class Meta:
        verbose_name = "API token"
        verbose_name_plural = "API tokens"

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix})"


class KeyedRequest(models.Model):
    """A request sent with an `Idempotency-Key`, and the answer that it got. The same key with
    another body is refused.
    """

    sender = models.CharField(max_length=60, help_text="Whose key: a token or a person")
    key = models.CharField(max_length=lengths.REQUEST_KEY)
    body_sha256 = models.CharField(max_length=64)
    answer_status = models.PositiveSmallIntegerField()
    answer = models.JSONField()
    created_at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sender", "key"], name="keyed_request_once")]

    def __str__(self) -> str:
        return self.key
