"""Keys by which programs may write through the API, and the requests that they may repeat without
doing the thing twice.
"""

from django.db import models
from django.db.models.functions import Now

from events import lengths


class ApiToken(models.Model):
    """A key, known by its prefix; the rest was shown once, when it was made. Only a hash is kept: a
    copy of the database opens nothing.
    """

    name = models.CharField(max_length=100, help_text="Whose or what for")
    prefix = models.CharField(max_length=12, unique=True)
    sha256 = models.CharField(max_length=64, help_text="Of the whole token")
    scopes = models.JSONField(default=list, help_text="What it may do: submit")
    created_at = models.DateTimeField(db_default=Now())
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

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
