"""The sides: states, forces, armed groups, and the names that texts call them by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from events import lengths
from events.extraction.data.folding import fold


class ActorKind(models.TextChoices):
    STATE = "state"
    FORCE = "force"
    ARMED_GROUP = "armed_group"
    COALITION = "coalition"
    COMMUNITY = "community"
    OTHER = "other"


class ActorQuerySet(models.QuerySet["Actor"]):
    """Named reads of actors."""

    def called(self, name: str) -> Self:
        """The sides that bear this slug, name or other name."""
        bears = ActorAlias.objects.filter(key=fold(name))
        return self.filter(Q(slug=name) | Q(name__iexact=name) | Q(pk__in=bears.values("actor")))

    def with_forces(self, sides: Iterable[Actor]) -> Self:
        """These sides and all that belong to them: a state, its army, the army's brigade."""
        found, keys = Q(), [side.pk for side in sides]
        for path in ("pk", "parent", "parent__parent", "parent__parent__parent"):
            found |= Q(**{f"{path}__in": keys})
        return self.filter(found)

    def for_page(self) -> Self:
        """With the names that texts call a side by, and what it belongs to."""
        return self.select_related("parent").prefetch_related("aliases", "parts")


class Actor(models.Model):
    """A side of a conflict. `parent` is the state or organisation that it belongs to."""

    name = models.CharField(max_length=lengths.NAME)
    slug = models.SlugField(max_length=lengths.NAME, unique=True)
    kind = models.CharField(max_length=20, choices=ActorKind.choices, default=ActorKind.OTHER)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166-1 alpha-2, for states and their forces"
    )

    objects = ActorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="actor_is_not_its_own_parent",
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("web:actor", args=[self.slug])


class ActorAlias(models.Model):
    """Another name of an actor, as texts write it. `key` is the folded form used to find it."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=lengths.NAME)
    key = models.CharField(max_length=lengths.NAME, unique=True)

    class Meta:
        verbose_name_plural = "actor aliases"

    def __str__(self) -> str:
        return self.name
