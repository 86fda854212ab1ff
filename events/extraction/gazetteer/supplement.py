"""Places of the project's own tables.

What the packages lack or misname (`data/places.csv`), parts of countries (`data/parts.csv`) and
lists of a country's settlements (`data/settlements_UA.csv`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from events.extraction.data.folding import fold
from events.extraction.gazetteer.spellings import form_in
from events.extraction.types import Precision

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Listed:
    """A place with all the names that it is found by. It is listed under `name` and its `curated`
    ones.
    """

    key: str
    name: str
    precision: Precision
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    alternates: tuple[str, ...] = ()
    curated: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, the one it is listed under first."""
        return (self.name, *self.curated, *self.alternates)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table in `data/`."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def with_supplement(places: Iterable[Listed]) -> Iterator[Listed]:
    """The places with the additions of `data/places.csv`: more names for a known key, or a place of
    its own.
    """
    rows = table("places.csv")
    additions = {row["key"]: row for row in rows if row["key"]}
    for place in places:
        row = additions.pop(place.key, None)
        yield place if row is None else _renamed(place, row)
    if additions:
        raise ValueError(
            f"data/places.csv adds names to places that are not there: "
            f"{', '.join(sorted(additions))}"
        )
    yield from (_own_place(row) for row in rows if not row["key"])


def parts_of(listed: Iterable[Listed]) -> Iterator[Listed]:
    """Parts of countries and seas, keyed by their direction and what they are part of:
    `part:southern:iso:LB`.
    """
    wholes = {place.key: place for place in listed}
    for row in table("parts.csv"):
        whole = wholes[row["whole"]]
        admin1 = whole.admin1 or (
            whole.name if whole.precision != Precision.COUNTRY and whole.country else None
        )
        key = f"part:{row['direction']}:{whole.key}"
        yield Listed(
            key,
            row["name"],
            Precision.REGION,
            whole.country,
            admin1,
            float(row["lat"]),
            float(row["lon"]),
        )


def settlement_tables() -> list[Path]:
    """A table for each country that has one, named by its code."""
    return sorted(DATA.glob("settlements_*.csv"))


def settlements(listed: Sequence[Listed]) -> Iterator[Listed]:
    """The settlements of the countries that have a list of them, without those that are known."""
    for path in settlement_tables():
        yield from _settlements_of(path.stem.rpartition("_")[2], table(path.name), listed)


def _settlements_of(
    country: str, rows: Iterable[dict[str, str]], listed: Sequence[Listed]
) -> Iterator[Listed]:
    """Settlements as districts at the seat of their community: no package has their coordinates.

    Where the name or its seat is not the only one of the division the place is unresolved: its
    division is known and no point.
    """
    seats = _known_forms(country, listed)
    for row in rows:
        if (form_in(country, fold(row["name"])), row["admin1"]) in seats:
            continue
        found = seats.get((form_in(country, fold(row["community"])), row["admin1"]), [])
        seat = found[0] if row["community"] and len(found) == 1 else None
        slug = fold(f"{row['name']} {country} {row['admin1']}").replace(" ", "-")
        yield Listed(
            f"sup:{slug}",
            row["name"],
            Precision.DISTRICT if seat else Precision.UNRESOLVED,
            country,
            row["admin1"],
            seat.lat if seat else None,
            seat.lon if seat else None,
        )


def _known_forms(
    country: str, listed: Iterable[Listed]
) -> Mapping[tuple[str | None, str | None], Sequence[Listed]]:
    """(form of a name, division) -> the places of the country that have it."""
    found: dict[tuple[str | None, str | None], list[Listed]] = {}
    for place in listed:
        if place.country == country and place.precision != Precision.REGION:
            for form in {form_in(country, fold(name)) for name in place.names}:
                found.setdefault((form, place.admin1), []).append(place)
    return found


def _renamed(place: Listed, row: dict[str, str]) -> Listed:
    precision = Precision(row["precision"]) if row["precision"] else place.precision
    return replace(
        place,
        name=row["name"],
        precision=precision,
        admin1=row["admin1"] or place.admin1,
        alternates=(place.name, *place.alternates),
        curated=(*place.curated, *aliases_of(row)),
    )


def _own_place(row: dict[str, str]) -> Listed:
    lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
    slug = fold(" ".join((row["name"], row["country"], row["admin1"]))).replace(" ", "-")
    return Listed(
        f"sup:{slug}",
        row["name"],
        Precision(row["precision"]),
        row["country"] or None,
        row["admin1"] or None,
        lat,
        lon,
        int(row["population"] or 0),
        (),
        aliases_of(row),
    )


def aliases_of(row: dict[str, str]) -> tuple[str, ...]:
    """The further names in a row of a table, parted by strokes."""
    return tuple(alias for alias in row["aliases"].split("|") if alias)
