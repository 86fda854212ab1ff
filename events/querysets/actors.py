"""Reads of actors."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from events.extraction.data.folding import fold


class ActorQuerySet(models.QuerySet):
    """Named reads of actors."""

    def called(self, name: str) -> Self:
        """The sides that bear this slug, name or other name."""
        bears = self.model._meta.get_field("aliases").related_model._default_manager.filter(
            key=fold(name)
        )
        return self.filter(Q(slug=name) | Q(name__iexact=name) | Q(pk__in=bears.values("actor")))

    def for_page(self) -> Self:
        """With the names that texts call a side by, and what it belongs to."""
        return self.select_related("parent").prefetch_related("aliases", "parts")
