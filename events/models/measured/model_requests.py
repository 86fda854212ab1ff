"""What was asked of a language model: each piece of a text that was sent, with its answer.

It is the record of what left the house, the cache of answers and the account of their cost.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Count, Q, Sum

from events import lengths


class ModelOutcome(models.TextChoices):
    """What came of a request."""

    ANSWERED = "answered", "answered"
    MALFORMED = "malformed", "answered with what cannot be read"
    UNUSED = "unused", "answered, when there was an answer already"
    FAILED = "failed", "no answer"
    EXPORTED = "exported", "written to a batch file"


@dataclass(frozen=True, slots=True)
class ModelFigures:
    """Requests by outcome, tokens, cost, and what was left out of answers, by reason."""

    by_outcome: dict[str, int]
    tokens_in: int
    tokens_out: int
    cost: Decimal
    dropped: dict[str, int]


class ModelRequestQuerySet(models.QuerySet["ModelRequest"]):
    """Named reads of requests to models."""

    def answered(self) -> Self:
        return self.filter(outcome=ModelOutcome.ANSWERED)

    def of_request(self, request_sha256: str, model: str) -> Self:
        return self.filter(request_sha256=request_sha256, model=model)

    def of_text(self, text: str) -> Self:
        """What was sent of this text, the first first."""
        return self.filter(text_sha256=text_key(text)).order_by("sent_at", "id")

    def since(self, moment: datetime) -> Self:
        return self.filter(sent_at__gte=moment)

    def cost(self) -> Decimal:
        return self.aggregate(total=Sum("cost"))["total"] or Decimal(0)

    def figures(self) -> ModelFigures:
        """Sums over all requests, in two queries."""
        sums: models.QuerySet[ModelRequest, Any] = self.order_by().values("outcome")
        rows: list[dict[str, Any]] = list(
            sums.annotate(
                number=Count("pk"),
                into=Sum("tokens_in"),
                out=Sum("tokens_out"),
                paid=Sum("cost"),
            )
        )
        dropped: Counter[str] = Counter()
        for found in self.exclude(dropped={}).values_list("dropped", flat=True):
            dropped.update(found)
        return ModelFigures(
            by_outcome={row["outcome"]: row["number"] for row in rows},
            tokens_in=sum(row["into"] for row in rows),
            tokens_out=sum(row["out"] for row in rows),
            cost=sum((row["paid"] for row in rows), Decimal(0)),
            dropped=dict(dropped.most_common()),
        )


class ModelRequest(models.Model):
    """One request: a piece of a text, sent to a model or written to a file for one."""

    text_sha256 = models.CharField(max_length=64, help_text="Of the whole text, as it was read")
    part = models.PositiveIntegerField(help_text="Which piece of the text, from 1")
    request_sha256 = models.CharField(
        max_length=64, help_text="Of what was asked: piece, day, prompt"
    )
    model = models.CharField(max_length=lengths.NAME)
    prompt = models.CharField(max_length=20, help_text="Version and hash of the prompt")
    sent_to = models.CharField(max_length=lengths.ADDRESS, help_text="Address, or name of a file")
    sent_at = models.DateTimeField()
    took_ms = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=ModelOutcome.choices)
    answer = models.TextField(blank=True)
    error = models.CharField(max_length=lengths.CHANGE, blank=True)
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=12, decimal_places=6, default=Decimal(0))
    dropped = models.JSONField(default=dict, blank=True, help_text="What was left out, by reason")

    objects = ModelRequestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["text_sha256"], name="model_request_text"),
            models.Index(fields=["request_sha256"], name="model_request_key"),
            models.Index(fields=["sent_at"], name="model_request_sent"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_answer_to_a_request",
                fields=["request_sha256", "model"],
                condition=Q(outcome="answered"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.sent_at:%Y-%m-%d %H:%M} part {self.part}"


def text_key(text: str) -> str:
    """By which a text is known here."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
