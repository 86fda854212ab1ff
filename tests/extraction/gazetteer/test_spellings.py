"""Names as agencies spell them find their place; names that are merely alike do not."""

import csv
from pathlib import Path

import pytest

from events.extraction.gazetteer.spellings import families, form_in

WIRE = list(csv.DictReader((Path(__file__).parent / "wire_spellings.csv").open(encoding="utf-8")))
NEAR = 0.15  # degrees


@pytest.mark.parametrize("row", WIRE, ids=lambda row: row["spelling"])
def test_a_spelling_of_the_news_finds_its_place(gazetteer, row):
    """The first candidate in the country, towns and finer, lies where the place is."""
    found = [
        entry
        for entry in gazetteer.candidates(row["spelling"])
        if entry.country == row["country"]
        and entry.precision in ("site", "town", "district")
        and entry.lat is not None
    ]
    assert found
    assert (found[0].lat, found[0].lon) == (
        pytest.approx(float(row["lat"]), abs=NEAR),
        pytest.approx(float(row["lon"]), abs=NEAR),
    )


@pytest.mark.parametrize(
    ("spelling", "country", "wrong", "why"),
    [
        ("Rivnopil", "UA", "Ivanopil", "one letter more is another village"),
        ("Shire", "ET", "Sire", "sh is not s"),
        ("Horlivka", "UA", "Holivka", "no letter is dropped"),
        ("Zghurivka", "UA", "Zhurivka", "zgh is not zh"),
        ("Goma", "CD", "Gomo", "vowels stay apart where no rule joins them"),
        ("Sumy", "UA", "Shumy", "s is not sh"),
        ("Hama", "SY", "Homs", "short names need every letter"),
        ("Bari", "SO", "Bardheere", "a beginning is not a name"),
        ("Kharkiv", "UA", "Karkiv", "kh is not k in Ukraine"),
        ("Jabalia", "PS", "Jalabia", "order counts"),
    ],
)
def test_names_that_are_alike_stay_apart(spelling, country, wrong, why):
    assert (
        form_in(country, spelling.lower()) != form_in(country, wrong.lower())
        or form_in(country, spelling.lower()) is None
    ), why


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kryvyi Rig", "PL"), ("Gorlivka", "PL"), ("Deir al-Balah", "UA"), ("el Madrid", "ES")],
)
def test_a_rule_ends_at_the_border(gazetteer, name, country):
    assert not [entry for entry in gazetteer.candidates(name) if entry.country == country]


@pytest.mark.parametrize("name", ["Ivanopil", "Rivnopol", "Pokrovskoi", "Toretzk", "Gaza Stroop"])
def test_a_misspelling_is_not_guessed_at(gazetteer, name):
    assert not [
        entry
        for entry in gazetteer.candidates(name)
        if entry.name in ("Rivnopil", "Pokrovsk", "Toretsk", "Gaza Strip")
    ]


def test_a_country_is_in_one_family():
    countries = [country for family in families() for country in family.countries]
    assert len(countries) == len(set(countries))
