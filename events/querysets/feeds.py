"""Reads of feeds."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models


class FeedQuerySet(models.QuerySet):
    """Named reads of feeds."""

    def due(self, now: datetime) -> Self:
        """Those to be polled now and in nobody's hands, the longest due first.

        One whose worker was lost comes back by `lost`, with a pause: a feed that kills its worker
        must not do so all day.
        """
        return self.filter(lease_until__isnull=True, active=True, next_poll_at__lte=now).order_by(
            "next_poll_at", "id"
        )

    def lost(self, now: datetime) -> Self:
        """Those whose worker has not come back in time."""
        return self.filter(lease_until__lt=now)

    def held(self, feed_id: int, token: str) -> Self:
        """The feed, as long as the worker with this token still holds it."""
        return self.filter(pk=feed_id, token=token).exclude(token="")

    def in_trouble(self) -> Self:
        """Those whose last poll failed, the longest failing first."""
        return self.filter(active=True, errors_in_a_row__gt=0).order_by("-errors_in_a_row", "id")
