"""Reads of revisions."""

from __future__ import annotations

from typing import Any, Self

from django.db import models


class RevisionQuerySet(models.QuerySet):
    """Named reads of revisions."""

    def left_by_reading(self, article: Any) -> Self:
        """Those that the last reading of this article left: written with it, under one moment and
        version.
        """
        written_with_it = self.filter(
            changed_at=article.finished_at, extractor_version=article.extractor_version
        )
        return (
            written_with_it.filter(reason__contains=article.public_id)
            .select_related("event")
            .order_by("pk")
        )
