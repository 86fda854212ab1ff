"""Reads of actors."""

from __future__ import annotations

from django.db import models


class ActorQuerySet(models.QuerySet):
    """Named reads of actors."""
