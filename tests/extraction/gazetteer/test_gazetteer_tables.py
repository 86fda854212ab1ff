"""The project's own tables of places: complete, sourced, and on the right ground."""

import pytest

from events.extraction.gazetteer.supplement import table
from events.extraction.types import Precision

OWN = [row for row in table("places.csv") if not row["key"]]


def test_every_place_has_a_source_and_a_precision():
    assert all(row["source"] and row["precision"] in list(Precision) for row in OWN)


def test_a_place_has_both_coordinates_or_is_unresolved_in_its_division():
    assert all(bool(row["lat"]) == bool(row["lon"]) for row in OWN)
    assert all(row["precision"] == "unresolved" and row["admin1"] for row in OWN if not row["lat"])


def test_every_mend_says_why():
    assert all(row["reason"] and row["to_admin1"] for row in table("mends.csv"))


@pytest.fixture(scope="module")
def by_division(gazetteer):
    found = {}
    for entry in gazetteer.all_places():
        if entry.lat is not None and not entry.key.startswith("sup:"):
            found.setdefault((entry.country, entry.admin1), []).append(entry)
            found.setdefault((entry.country, None), []).append(entry)
    return found


@pytest.mark.parametrize("row", [row for row in OWN if row["admin1"]], ids=lambda row: row["name"])
def test_a_place_lies_in_a_division_that_towns_lie_in(by_division, row):
    """Sevastopol, the Gaza Strip and other divisions are named as the towns there name them; points
    are near one of those.
    """
    division = (row["country"], None if row["admin1"] == "Sevastopol" else row["admin1"])
    assert division in by_division
    if row["lat"]:
        assert min(_degrees(row, entry) for entry in by_division[division]) < 2.5


@pytest.mark.parametrize("row", table("countries.csv"), ids=lambda row: row["code"])
def test_a_country_s_point_is_near_its_towns(by_division, row):
    """So near that no sign and no digits are swapped; the middle of Greenland is the furthest from
    any town.
    """
    entries = [
        entry for entry in by_division.get((row["code"], None), []) if entry.precision != "country"
    ]
    if not entries:
        return  # uninhabited islands
    assert min(_degrees(row, entry) for entry in entries) < 12


def _degrees(row, entry):
    return max(abs(float(row["lat"]) - entry.lat), abs(float(row["lon"]) - entry.lon))
