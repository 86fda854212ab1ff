"""Measurements of the extractor on annotated articles."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Max

from events import lengths


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    """Named reads of measurements."""

    def latest_of_each_gold(self) -> Self:
        """The last run on each gold file, that on most articles first."""
        last = self.order_by().values("gold_name").annotate(last=Max("pk")).values("last")
        return self.filter(pk__in=last).order_by("-articles", "gold_name")

    def last_of(self, extractor: str) -> dict[str, Any] | None:
        """The results of the last run of an extractor whose version begins so."""
        runs = self.filter(extractor_version__startswith=extractor).order_by("-pk")
        return runs.values_list("results", flat=True).first()


class Evaluation(models.Model):
    """One run of one extractor on one gold file. Only ever added, so that every figure that was
    shown can be looked up.
    """

    created_at = models.DateTimeField()
    extractor_version = models.CharField(max_length=60)
    gold_name = models.CharField(
        max_length=lengths.NAME, help_text="Name of the file, without its folder"
    )
    gold_sha256 = models.CharField(max_length=64, help_text="Of the file")
    articles = models.PositiveIntegerField()
    events = models.PositiveIntegerField(help_text="Gold events that are scored")
    results = models.JSONField(help_text="As events.extraction.scoring.results gives them")

    objects = EvaluationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.gold_name} {self.created_at:%Y-%m-%d}"
