"""Reads of what readers report as mistaken."""

from __future__ import annotations

from typing import Self

from django.db import models


class RemarkQuerySet(models.QuerySet):
    """Named reads of remarks."""

    def unsettled(self) -> Self:
        """Those that nobody has dealt with, the oldest first."""
        return self.filter(settled_at__isnull=True).order_by("created_at", "id")
