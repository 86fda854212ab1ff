"""Reads of web pages to be fetched."""

from __future__ import annotations

from typing import Self

from events.querysets.queued import QueuedQuerySet


class PageQuerySet(QueuedQuerySet):
    """Named reads of pages."""

    def without_raw(self) -> Self:
        """With source and article, and without the body as fetched and the article's text."""
        return self.select_related("source", "article").defer("raw", "article__text")
