"""Reads of articles."""

from __future__ import annotations

from django.db import models


class ArticleQuerySet(models.QuerySet):
    """Named reads of articles."""
