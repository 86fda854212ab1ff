"""Rows that wait for a worker. The row itself is its place in the queue: a lost message or worker
loses nothing.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


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


class Queued(models.Model):
    """What a worker takes by a conditional UPDATE, with a lease and a token; see
    events/services/leases.py.
    """

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
