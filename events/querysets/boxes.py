"""A part of the globe between two meridians and two parallels."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees, edges included. `west` greater than `east` means that the box crosses the 180th
    meridian.
    """

    west: float
    south: float
    east: float
    north: float

    def around(self, place: str) -> Q:
        """The condition that the place at this path lies inside."""
        latitudes = Q(**{f"{place}__lat__range": (self.south, self.north)})
        if self.west <= self.east:
            return latitudes & Q(**{f"{place}__lon__range": (self.west, self.east)})
        return latitudes & (
            Q(**{f"{place}__lon__gte": self.west}) | Q(**{f"{place}__lon__lte": self.east})
        )
