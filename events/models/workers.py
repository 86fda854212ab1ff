"""Worker processes that have been seen lately, so that an operator can tell whether anybody is at
work.
"""

from django.db import models

from events.querysets import WorkerQuerySet


class Worker(models.Model):
    """One process that reads articles, known by machine and process id."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=[("local", "local"), ("celery", "celery")])
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    objects = WorkerQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
