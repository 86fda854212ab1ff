"""Rows in the shape of UCDP's Georeferenced Event Dataset."""

from __future__ import annotations

from dataclasses import replace

from events.exports.codebooks import countries
from events.exports.codebooks.codebook import (
    STATES,
    addresses,
    against_civilians,
    at_place,
    columns_of,
    days,
    empty,
    latitude,
    longitude,
    names,
    own,
    read_codebook,
    sides,
)
from events.exports.rows import EventRow, is_area, joined, point_of
from events.extraction.types import Role, Stance

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
INTERNATIONAL_WATERS = 7
# the most days that each date_prec takes; longer is 5
LONGEST = {1: 1, 2: 6, 3: 7, 4: 31}
_file = read_codebook("ucdp")


def _violence(row: EventRow) -> int | None:
    """By the sides: against civilians, with a state, or between groups. A bomb that nobody says
    who laid is not known to be between groups.
    """
    told = _file.category(row).get("violence")
    if told == "one-sided" or (told and against_civilians(row)):
        return ONE_SIDED
    if not told or not row.parts.actors:
        return None
    if any(a.kind in STATES for a in row.parts.actors):
        return STATE_BASED
    both = sides(row, Role.PERPETRATOR) and sides(row, Role.TARGET)
    return NON_STATE if both else None


def _where(row: EventRow) -> int | str | None:
    """A sea lies in no country."""
    place = row.first_place
    at_sea = place and not place.country and is_area(place)
    return INTERNATIONAL_WATERS if at_sea else _file.where(row)


def _date_prec(row: EventRow) -> int:
    number = days(row)
    return next((code for code, longest in LONGEST.items() if number <= longest), 5)


def _deaths(row: EventRow, *, one_sided: bool) -> int | None:
    return row.event.killed_min if (_violence(row) == ONE_SIDED) == one_sided else None


def _wkt(row: EventRow) -> str | None:
    point = point_of(row.first_place)
    return f"POINT ({point[0]} {point[1]})" if point else None


READS = {
    "id": own("public_id"),
    "year": lambda row: row.event.starts_on.year,
    "code_status": lambda row: "Clear",
    "type_of_violence": _violence,
    "side_a": lambda row: names(sides(row, Role.PERPETRATOR)),
    "side_b": lambda row: names(sides(row, Role.TARGET)),
    "number_of_sources": own("article_count"),
    "source_article": addresses,
    "source_original": lambda row: joined(row.speakers(Stance.ASSERTS)) or None,
    "where_prec": _where,
    "where_coordinates": at_place("name"),
    "adm_1": at_place("admin1"),
    "latitude": latitude,
    "longitude": longitude,
    "geom_wkt": _wkt,
    "country": countries.english_name,
    "event_clarity": lambda row: 2 if row.event.sums_up else 1,
    "date_prec": _date_prec,
    "date_start": own("starts_on"),
    "date_end": own("ends_on"),
    "deaths_a": empty,
    "deaths_b": empty,
    "deaths_civilians": lambda row: _deaths(row, one_sided=True),
    "deaths_unknown": lambda row: _deaths(row, one_sided=False),
    "best": own("killed_min"),
    "high": own("killed_max"),
    "low": own("killed_min"),
}
INTEGERS = (
    "year type_of_violence number_of_sources where_prec event_clarity date_prec deaths_a deaths_b "
    "deaths_civilians deaths_unknown best high low"
)
TYPES = {
    **dict.fromkeys(INTEGERS.split(), "integer"),
    **dict.fromkeys(("latitude", "longitude"), "number"),
    **dict.fromkeys(("date_start", "date_end"), "date"),
}
CODEBOOK = replace(_file, columns=columns_of(_file, READS, TYPES))
