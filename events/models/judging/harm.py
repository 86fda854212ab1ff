"""Rules by which places are shown coarser, so that nobody is found by them."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from events import lengths
from events.extraction.types import Kind, Precision
from events.models.places import PRECISIONS, Place

KINDS = [(str(kind), str(kind)) for kind in Kind]
COARSER = [(str(one), str(one)) for one in (Precision.REGION, Precision.COUNTRY)]


class HarmRuleQuerySet(models.QuerySet["HarmRule"]):
    """Named reads of rules."""

    def standing(self) -> Self:
        """Those that hold now: neither paused nor ended."""
        return self.filter(paused_at__isnull=True, ended_at__isnull=True).order_by("pk")


class HarmRule(models.Model):
    """Places of such events are shown as the region or country that they lie in.

    What is empty means any. A rule is never deleted: it is paused or ended.
    """

    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2")
    kind = models.CharField(max_length=20, blank=True, choices=KINDS)
    precision = models.CharField(max_length=12, blank=True, choices=PRECISIONS)
    shown_as = models.CharField(max_length=12, choices=COARSER)
    because = models.CharField(max_length=lengths.CHANGE)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    paused_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HarmRuleQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind or 'any'} in {self.country or 'any'}: as {self.shown_as}"

    def means(self, place: Place, kind: str) -> bool:
        """Whether a place of an event of this kind falls under it."""
        given = (
            (self.country, place.country),
            (self.kind, kind),
            (self.precision, place.precision),
        )
        return all(wanted in ("", has) for wanted, has in given)


class FinePlace(models.Model):
    """A place of an event that is shown coarser on purpose, as its articles give it.

    Kept apart: what readers see, search and export reads `EventPlace` alone.
    """

    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="fine_places")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    ordinal = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "place"], name="fine_place_once")]

    def __str__(self) -> str:
        return f"{self.event_id} at {self.place_id}"
