"""How far apart two points on the earth are."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0

Point = tuple[float, float]  # latitude and longitude, in degrees


def kilometres(one: Point, other: Point) -> float:
    """Along the surface, by the haversine formula."""
    south, north = radians(one[0]), radians(other[0])
    half = (
        sin((north - south) / 2) ** 2
        + cos(south) * cos(north) * sin(radians(other[1] - one[1]) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))
