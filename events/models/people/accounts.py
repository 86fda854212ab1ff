"""Where an account is signed in, and links that sign in once."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models.functions import Now

from events import lengths


class SessionsSeen(models.QuerySet["AccountSession"]):
    def open(self, now: datetime) -> Self:
        """Those that still let in, the last used first."""
        living = Session.objects.filter(expire_date__gt=now).values("session_key")
        return self.filter(session_key__in=living).order_by("-seen_at", "-pk")


class AccountSession(models.Model):
    """One browser in which an account is signed in. Django keeps the session itself."""

    account = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions_seen")
    session_key = models.CharField(max_length=40, unique=True)
    user_agent = models.CharField(max_length=lengths.USER_AGENT, blank=True)
    address = models.CharField(max_length=45, blank=True, help_text="From where it was last used")
    started_at = models.DateTimeField(db_default=Now())
    seen_at = models.DateTimeField()

    objects = SessionsSeen.as_manager()

    def __str__(self) -> str:
        return f"{self.account_id}: {self.user_agent}"


class SignInLink(models.Model):
    """A link that signs an account in, once. Only a hash is kept: a copy of the database opens
    nothing.
    """

    account = models.ForeignKey(User, on_delete=models.CASCADE)
    sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id} until {self.expires_at}"
