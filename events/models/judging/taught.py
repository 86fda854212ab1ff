"""Spellings of places and names of sides that reviewers taught the reader."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from events import lengths
from events.models.actors import Actor
from events.models.places import Place


class TaughtNameQuerySet(models.QuerySet["TaughtName"]):
    """Named reads of what was taught."""

    def standing(self) -> Self:
        """What holds now: nobody took it back."""
        return self.filter(taken_back_at__isnull=True)

    def latest_first(self) -> Self:
        return self.select_related("place", "actor", "by").order_by("-pk")


class TaughtName(models.Model):
    """A spelling that is this place, or a name that is this side, in articles read from now on.

    `key` is its folded form. With a `country` it holds only in articles that name that country.
    """

    name = models.CharField(max_length=lengths.NAME)
    key = models.CharField(max_length=lengths.NAME)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="taught_names"
    )
    actor = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="taught_names"
    )
    country = models.CharField(max_length=2, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="taught_names",
    )
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = TaughtNameQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="taught_name_means_one",
                condition=Q(place__isnull=True, actor__isnull=False)
                | Q(place__isnull=False, actor__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["key", "country"],
                condition=Q(taken_back_at__isnull=True, place__isnull=False),
                name="taught_place_once",
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(taken_back_at__isnull=True, actor__isnull=False),
                name="taught_actor_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} is {self.place or self.actor}"
