"""Reads of places."""

from __future__ import annotations

from django.db import models


class PlaceQuerySet(models.QuerySet):
    """Named reads of places."""
