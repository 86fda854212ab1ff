"""Reads of files to import."""

from __future__ import annotations

from typing import Self

from events.querysets.queued import QueuedQuerySet


class ImportQuerySet(QueuedQuerySet):
    """Named reads of imports."""

    def without_content(self) -> Self:
        return self.defer("content")

    def uploaded(self) -> Self:
        """Whose content is here, for a worker to take in; a command reads its file itself."""
        return self.filter(content__isnull=False)
