"""Districts of the countries of wars are found by their names, and take none from a town."""

import pytest


@pytest.mark.parametrize(
    ("name", "country", "admin1", "precision", "why"),
    [
        ("Gwer West", "NG", "Benue", "district", "at the middle of its towns"),
        ("Arghandab", "AF", "Zabul", "district", "one of two of the name"),
        ("Sudzhansky", "RU", "Kursk Oblast", "unresolved", "one of whose towns none is known"),
        ("Konduga", "NG", "Borno", "town", "one that is called as its town is left to the town"),
    ],
)
def test_a_district_is_found(gazetteer, name, country, admin1, precision, why):
    found = [(e.precision, e.admin1) for e in gazetteer.candidates(name) if e.country == country]
    assert (precision, admin1) in found, why


@pytest.mark.parametrize(("name", "country"), [("Lake County", "US"), ("Kent", "GB")])
def test_countries_without_such_wars_keep_theirs_out(gazetteer, name, country):
    found = [e for e in gazetteer.candidates(name) if e.country == country]
    assert not [e for e in found if e.precision in {"district", "unresolved"}]


@pytest.mark.parametrize(
    ("name", "country", "why"),
    [
        ("Hat", "YE", "three letters are a word somewhere"),
        ("Doe", "LR", "an unknown man"),
        ("Central", "GH", "a word"),
        ("Sheikh", "SO", "a title"),
    ],
)
def test_a_name_that_means_something_else_is_no_district(gazetteer, name, country, why):
    found = [(e.precision, e.country) for e in gazetteer.candidates(name)]
    assert ("district", country) not in found, why


def test_a_district_has_a_point_or_is_unresolved(gazetteer):
    districts = [e for e in gazetteer.all_places() if e.country == "NG" and e.key.startswith("gn:")]
    assert all((e.lat is None) == (e.precision == "unresolved") for e in districts)
