"""Rules by which places are shown coarser and events published later, so that nobody is harmed."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from events import lengths
from events.extraction.types import Kind, Precision
from events.models.places import PRECISIONS, Place

KINDS = [(str(kind), str(kind)) for kind in Kind]
COARSER = [
    (str(one), str(one)) for one in (Precision.DISTRICT, Precision.REGION, Precision.COUNTRY)
]
LONGEST_DELAY = 24 * 366  # hours


class HarmRuleQuerySet(models.QuerySet["HarmRule"]):
    """Named reads of rules."""

    def standing(self) -> Self:
        """Those that hold now: neither paused nor ended."""
        return self.filter(paused_at__isnull=True, ended_at__isnull=True).order_by("pk")

    def coarsening(self) -> Self:
        """Those that hold now and make places coarser."""
        return self.standing().exclude(shown_as="")

    def delaying(self) -> Self:
        """Those that hold now and delay publication."""
        return self.standing().filter(delay_hours__gt=0)


class HarmRule(models.Model):
    """Places of such events are shown as the area that they lie in, or articles that tell such
    events are published so many hours after the event's last day; or both.

    What is empty means any. A rule is never deleted: it is paused or ended.
    """

    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2")
    kind = models.CharField(max_length=20, blank=True, choices=KINDS)
    precision = models.CharField(max_length=12, blank=True, choices=PRECISIONS)
    shown_as = models.CharField(max_length=12, blank=True, choices=COARSER)
    delay_hours = models.PositiveSmallIntegerField(
        default=0, help_text="Hours after the event's last day, in UTC; 0: published at once"
    )
    because = models.CharField(max_length=lengths.CHANGE)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    paused_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HarmRuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="harm_rule_does_something", condition=~Q(shown_as="") | Q(delay_hours__gt=0)
            )
        ]

    def __str__(self) -> str:
        does = [f"as {self.shown_as}"] if self.shown_as else []
        does += [f"{self.delay_hours} h later"] if self.delay_hours else []
        return f"{self.kind or 'any'} in {self.country or 'any'}: {', '.join(does)}"

    def means(self, *, kind: str, country: str = "", precision: str = "") -> bool:
        """Whether an event of this kind falls under it, by one of its places or by none."""
        given = ((self.country, country), (self.kind, kind), (self.precision, precision))
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
