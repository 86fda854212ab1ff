"""Rows that wait for a worker, and the workers that take them. The row itself is its place in the
queue: a lost message or worker loses nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from events import lengths
from events.models.public_ids import new_public_id

_Row = TypeVar("_Row", bound="Queued", covariant=True)


class QueueStatus(models.TextChoices):
    """pending -> running -> done.

    After an error running -> pending again with a delay, or -> quarantined after too many attempts.
    `failed` is for what trying again cannot mend.
    """

    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    QUARANTINED = "quarantined"


class QueuedQuerySet(models.QuerySet[_Row]):
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
        due = self.filter(status="pending", not_before__lte=now)
        since: datetime | None = due.aggregate(since=models.Min("not_before"))["since"]
        return since

    def unread_first(self) -> Self:
        """The longest due first."""
        return self.order_by("not_before", "id")

    def newest_first(self) -> Self:
        return self.order_by("-submitted_at", "-id")


class Queued(models.Model):
    """What a worker takes by a conditional UPDATE, with a lease and a token; see
    events/services/queue/leases.py.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    status = models.CharField(
        max_length=12, choices=QueueStatus.choices, default=QueueStatus.PENDING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(db_default=Now())
    lease_until = models.DateTimeField(null=True, blank=True)
    token = models.CharField(
        max_length=32, blank=True, help_text="Fence: only the worker that holds it may finish"
    )
    last_error = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


Queue = QueuedQuerySet[Queued]  # any table of rows that wait


def queue_index(name: str) -> models.Index:
    """Leads to the few rows that wait. Not partial: SQLite uses no partial index where the status
    is bound as a parameter.
    """
    return models.Index(fields=["status", "not_before", "id"], name=f"{name}_in_queue")


def running_has_lease_and_token(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"{name}_running_has_lease_and_token",
        condition=~Q(status="running") | (Q(lease_until__isnull=False) & ~Q(token="")),
    )


class WorkerQuerySet(models.QuerySet["Worker"]):
    """Named reads of workers."""

    def seen_since(self, moment: datetime) -> Self:
        """Those that have said since then that they are at work and reach the database; the latest
        first.
        """
        return self.filter(seen_at__gte=moment).order_by("-seen_at", "name")


class Worker(models.Model):
    """One process that reads articles, known by machine and process id."""

    name = models.CharField(max_length=lengths.NAME, unique=True)
    kind = models.CharField(max_length=20, choices=[("local", "local"), ("celery", "celery")])
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    objects = WorkerQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
