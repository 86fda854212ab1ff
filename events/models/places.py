"""The gazetteer as rows: towns, regions and countries with their names, and places that were named
but not found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse

from events import lengths
from events.extraction.data.folding import fold
from events.extraction.types import Precision

PRECISIONS = [(str(precision), precision.replace("_", " ")) for precision in Precision]


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the globe between two meridians and two parallels, in degrees, edges included.
     `west` greater than `east` means that the box crosses the 180th
    meridian.
    """

    west: float
    south: float
    east: float
    north: float

    def around(self, place: str) -> Q:
        """The condition that the place at this path lies inside."""
        return self._inside(f"{place}__")

    def around_itself(self) -> Q:
        """The same of places."""
        return self._inside("")

    def _inside(self, path: str) -> Q:
        latitudes = Q(**{f"{path}lat__range": (self.south, self.north)})
        if self.west <= self.east:
            return latitudes & Q(**{f"{path}lon__range": (self.west, self.east)})
        return latitudes & (
            Q(**{f"{path}lon__gte": self.west}) | Q(**{f"{path}lon__lte": self.east})
        )


class PlaceQuerySet(models.QuerySet["Place"]):
    """Named reads of places."""

    def called(self, name: str) -> Self:
        """Every place that bears this name, however it is spelt: the name that it goes by, or
        another.
        """
        bears = PlaceName.objects.filter(key=fold(name))
        return self.filter(Q(name__iexact=name) | Q(pk__in=bears.values("place")))

    def for_page(self) -> Self:
        """With the names that texts call it by."""
        return self.prefetch_related("names")

    def divisions_of(self, country: str) -> list[tuple[str, str]]:
        """The first-level divisions of a country that are areas of their own: (name, ISO 3166-2
        code).
        """
        rows = self.filter(country=country, key__startswith=f"iso:{country}-").order_by("key")
        return [(name, key.removeprefix("iso:")) for name, key in rows.values_list("name", "key")]


class Place(models.Model):
    """A place. `key` is the gazetteer's id (`gn:703448`, `iso:UA-65`, `iso:UA`) or
    `name:UA:rivnopil` for one not found.
    """

    key = models.CharField(max_length=120, unique=True)
    geonames_id = models.PositiveIntegerField(null=True, blank=True, unique=True)
    name = models.CharField(max_length=lengths.NAME)
    precision = models.CharField(max_length=12, choices=PRECISIONS)
    admin1 = models.CharField(
        max_length=lengths.NAME, blank=True, help_text="Name of the first-level division"
    )
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166-1 alpha-2; empty for seas"
    )
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    population = models.PositiveIntegerField(default=0)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["country", "admin1"], name="place_country_admin1"),
            models.Index(fields=["lat", "lon"], name="place_lat_lon"),
        ]
        constraints = [
            models.CheckConstraint(
                name="place_has_both_coordinates_or_none",
                condition=Q(lat__isnull=True, lon__isnull=True)
                | Q(lat__isnull=False, lon__isnull=False),
            ),
            models.CheckConstraint(
                name="place_coordinates_on_earth",
                condition=Q(lat__isnull=True)
                | (Q(lat__range=(-90, 90)) & Q(lon__range=(-180, 180))),
            ),
            models.CheckConstraint(
                name="place_unresolved_has_no_coordinates",
                condition=~Q(precision=str(Precision.UNRESOLVED)) | Q(lat__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("web:place", args=[self.pk])


class PlaceName(models.Model):
    """A name of a place as texts write it. `key` is the folded form by which it is found; several
    places may share it.
    """

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=lengths.NAME)
    key = models.CharField(max_length=lengths.NAME, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "key"], name="place_name_once")]

    def __str__(self) -> str:
        return self.name


class GazetteerLoad(models.Model):
    """A gazetteer file that the places were filled from. The last row says which; the same file is
    not loaded again.
    """

    hash = models.CharField(max_length=64)
    places = models.PositiveIntegerField()
    names = models.PositiveIntegerField()
    loaded_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.hash[:12]} {self.loaded_at}"
