"""Reads of events."""

from __future__ import annotations

from django.db import models


class EventQuerySet(models.QuerySet):
    """Named reads of events."""
