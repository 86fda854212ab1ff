"""A country file of GeoNames (`XX.txt`, `allCountries.txt`), from
download.geonames.org/export/dump.

Tab-separated, 19 columns, UTF-8, no header. The reader takes populated places, second and third
divisions, islands, and sites such as airfields and dams. It leaves out streams, peaks and farms.
It refuses rows that it cannot read and gives their line numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from events.extraction.gazetteer.naming_customs import usual_form
from events.extraction.gazetteer.sources import (
    Division,
    division_of,
    moved_code,
    names_in_known_scripts,
)
from events.extraction.gazetteer.supplement import Listed
from events.extraction.types import Precision

COLUMNS = 19
EVERY = 250_000  # lines between two words of progress
SHOWN = 20  # refused rows of a file that are named one by one
DISTRICTS = frozenset({"ADM2", "ADM3", "ISL"})
SITES = frozenset("AIRB AIRF AIRP BDG CMP CMPRF CTRA DAM HSP INSM MFG OILR PRN PRT PS PSN".split())  # noqa: SIM905
GONE = frozenset({"PPLH", "PPLW", "PPLQ", "PPLCH"})  # historical, destroyed, abandoned

Say = Callable[[str], None]


class Refused(Exception):
    """A row that is not one of a country file; the text says why."""


def read_geonames(path: Path, divisions: Mapping[str, Division], say: Say) -> Iterator[Listed]:
    """The places of a country file. `say` is told of progress and of every refused row, with its
    line.
    """
    taken = refused = number = 0
    with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if number % EVERY == 0:
                say(f"{path.name}: {number} lines, {taken} places")
            try:
                place = (
                    read_row(line.rstrip("\r\n").split("\t"), divisions) if line.strip() else None
                )
            except Refused as reason:
                refused += 1
                if refused <= SHOWN:
                    say(f"{path.name}, line {number}: {reason}")
                continue
            if place is not None:
                taken += 1
                yield place
    more = f" (the first {SHOWN} are named)" if refused > SHOWN else ""
    say(f"{path.name}: {number} lines, {taken} places taken, {refused} rows refused{more}")


def read_row(row: list[str], divisions: Mapping[str, Division]) -> Listed | None:
    """The place of a row; None where it is of a sort that is left out. Raises `Refused`."""
    if len(row) != COLUMNS:
        raise Refused(f"{len(row)} columns, not {COLUMNS}")
    key, name, _ascii, others, lat, lon, sort, feature, country, _cc2, admin1 = row[:11]
    precision = _precision(sort, feature)
    if precision is None:
        return None
    if not key.isdecimal() or not name:
        raise Refused("no number or no name")
    if len(country) != 2 or not country.isalpha():
        raise Refused(f"{country!r} is no country code")
    code = moved_code(key, f"{country}.{admin1}")
    listed_name = usual_form(name, code[:2])
    return Listed(
        f"gn:{key}",
        listed_name,
        precision,
        code[:2],
        division_of(divisions.get(code), listed_name),
        _degrees(lat, 90, "latitude"),
        _degrees(lon, 180, "longitude"),
        int(row[14]) if row[14].isdecimal() else 0,
        names_in_known_scripts([name, *others.split(",")]),
    )


def _precision(sort: str, feature: str) -> Precision | None:
    if sort == "P":
        return None if feature in GONE else Precision.TOWN
    if feature in DISTRICTS:
        return Precision.DISTRICT
    return Precision.SITE if sort == "S" and feature in SITES else None


def _degrees(text: str, most: int, what: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise Refused(f"{text!r} is no {what}")
    return value
