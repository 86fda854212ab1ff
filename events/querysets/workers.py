"""Reads of worker processes."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models


class WorkerQuerySet(models.QuerySet):
    """Named reads of workers."""

    def seen_since(self, moment: datetime) -> Self:
        """Those that have said since then that they are at work and reach the database; the latest
        first.
        """
        return self.filter(seen_at__gte=moment).order_by("-seen_at", "name")
