"""Requests that a client may repeat without doing the thing twice."""

from django.db import models
from django.db.models.functions import Now


class KeyedRequest(models.Model):
    """A request sent with an `Idempotency-Key`, and the answer that it got. The same key with
    another body is refused.
    """

    sender = models.CharField(max_length=60, help_text="Whose key: a token or a person")
    key = models.CharField(max_length=200)
    body_sha256 = models.CharField(max_length=64)
    answer_status = models.PositiveSmallIntegerField()
    answer = models.JSONField()
    created_at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sender", "key"], name="keyed_request_once")]

    def __str__(self) -> str:
        return self.key
