"""A reviewer takes back what was taught."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from events.models import TaughtName


def unteach(*, taught: TaughtName, by: User, now: datetime) -> bool:
    """Articles that are read from now on are read without it. False if it was taken back before."""
    standing = TaughtName.objects.standing().filter(pk=taught.pk)
    return bool(standing.update(taken_back_at=now, taken_back_by=by))
