"""Reads of measurements."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Max


class EvaluationQuerySet(models.QuerySet):
    """Named reads of measurements."""

    def latest_of_each_gold(self) -> Self:
        """The last run on each gold file, that on most articles first."""
        last = self.order_by().values("gold_name").annotate(last=Max("pk")).values("last")
        return self.filter(pk__in=last).order_by("-articles", "gold_name")
