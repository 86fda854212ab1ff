"""Reads of rows that wait for a worker: articles, pages, files to import."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q


class QueuedQuerySet(models.QuerySet):
    """Which rows may be taken, and whose they are."""

    def claimable(self, now: datetime, *, max_attempts: int) -> Self:
        """What a worker may take: waiting and due, or held by a worker whose lease has run out."""
        due = Q(status="pending", not_before__lte=now) | Q(status="running", lease_until__lt=now)
        return self.filter(due, attempts__lt=max_attempts)

    def forgotten(self, now: datetime, *, max_attempts: int, after: timedelta) -> Self:
        """Claimable, and for longer than a wake-up takes: nobody seems to be coming."""
        return self.claimable(now, max_attempts=max_attempts).filter(
            Q(status="running") | Q(not_before__lt=now - after)
        )

    def used_up(self, now: datetime, *, max_attempts: int) -> Self:
        """Out of attempts, and in nobody's hands."""
        return self.filter(
            Q(status="pending") | Q(status="running", lease_until__lt=now),
            attempts__gte=max_attempts,
        )

    def held(self, row_id: int, token: str) -> Self:
        """The row while the worker with this token holds it; empty once it has lost it."""
        return self.filter(pk=row_id, token=token, status="running")

    def waiting(self) -> Self:
        """Accepted and not finished, in a worker's hands or not."""
        return self.filter(status__in=("pending", "running"))

    def set_aside(self) -> Self:
        """What only a person can send round again."""
        return self.filter(status__in=("quarantined", "failed"))

    def finished(self) -> Self:
        """Done or set aside: in no worker's hands and not waiting for one."""
        return self.filter(status__in=("done", "failed", "quarantined"))

    def counts_by_status(self) -> dict[str, int]:
        """How many rows there are of each status; 0 of those that none has."""
        counted = self.order_by().values_list("status").annotate(models.Count("pk"))
        return dict.fromkeys(("pending", "running", "done", "failed", "quarantined"), 0) | dict(
            counted
        )

    def due_since(self, now: datetime) -> datetime | None:
        """Since when the row has been due that waits for longest; None where nothing that is due
        waits.
        """
        return self.filter(status="pending", not_before__lte=now).aggregate(
            since=models.Min("not_before")
        )["since"]

    def unread_first(self) -> Self:
        """The longest due first."""
        return self.order_by("not_before", "id")

    def newest_first(self) -> Self:
        return self.order_by("-submitted_at", "-id")
