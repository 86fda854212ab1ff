"""Keys by which programs may write through the API. Only a hash is kept: a copy of the database
opens nothing.
"""

from django.db import models
from django.db.models.functions import Now


class ApiToken(models.Model):
    """A key, known by its prefix; the rest was shown once, when it was made."""

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
