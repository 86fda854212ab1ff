"""Reads of files to import."""

from __future__ import annotations

from typing import Self

from events.querysets.queued import QueuedQuerySet


class ImportQuerySet(QueuedQuerySet):
    """Named reads of imports."""

    def without_content(self) -> Self:
        return self.defer("content")
