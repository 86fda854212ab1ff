"""A country file of GeoNames: what is taken, what is left out, and what is refused."""

import sqlite3

import pytest

from events.extraction.gazetteer import build_gazetteer
from events.extraction.gazetteer.build_gazetteer import main, remembered
from events.extraction.gazetteer.gazetteer_file import open_gazetteer
from events.extraction.gazetteer.geonames_file import Refused, read_geonames, read_row
from events.extraction.gazetteer.sources import all_places, read_divisions
from events.extraction.types import Precision

DIVISIONS = {division.code: division for division in read_divisions()}


def row(**changes):
    """A row of 19 columns: a village of Mali that nobody has founded."""
    columns = {
        "geonameid": "990000001", "name": "Nouveaubourg", "ascii": "Nouveaubourg",
        "others": "Newtown,Новый", "lat": "14.5", "lon": "-3.5", "class": "P", "code": "PPL",
        "country": "ML", "cc2": "", "admin1": "04", "admin2": "", "admin3": "", "admin4": "",
        "population": "1200", "elevation": "", "dem": "260", "timezone": "Africa/Bamako",
        "modified": "2024-01-01",
    } | changes  # fmt: skip
    return list(columns.values())


def line(**changes):
    return "\t".join(row(**changes)) + "\n"


def test_a_village_becomes_a_town_of_its_division():
    place = read_row(row(), DIVISIONS)
    assert (place.key, place.name, place.precision, place.country) == (
        "gn:990000001",
        "Nouveaubourg",
        Precision.TOWN,
        "ML",
    )
    assert (place.admin1, place.lat, place.lon, place.population) == ("Mopti", 14.5, -3.5, 1200)
    assert place.alternates == ("Nouveaubourg", "Newtown", "Новый")


@pytest.mark.parametrize(
    ("sort", "code", "precision", "why"),
    [
        ("A", "ADM2", Precision.DISTRICT, "a second division"),
        ("S", "AIRB", Precision.SITE, "an air base"),
        ("S", "CMPRF", Precision.SITE, "a refugee camp"),
        ("T", "ISL", Precision.DISTRICT, "an island"),
        ("H", "STM", None, "a stream"),
        ("S", "FRM", None, "a farm"),
        ("P", "PPLH", None, "a town that is no more"),
    ],
)
def test_only_what_news_names_is_taken(sort, code, precision, why):
    place = read_row(row(**{"class": sort, "code": code}), DIVISIONS)
    assert (place and place.precision) == precision, why


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (row()[:12], "12 columns"),
        (row(geonameid="x1"), "no number"),
        (row(lat="95"), "'95' is no latitude"),
        (row(lon="east"), "'east' is no longitude"),
        (row(country="MLI"), "'MLI' is no country code"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_the_reason(bad, reason):
    with pytest.raises(Refused, match=reason):
        read_row(bad, DIVISIONS)


def test_refused_rows_are_named_by_line_and_the_rest_is_taken(tmp_path):
    file = tmp_path / "ML.txt"
    file.write_text(
        line()
        + "\n"
        + line(lat="north")
        + "half a row\n"
        + line(geonameid="990000002", name="Autrebourg")
    )
    said = []
    places = list(read_geonames(file, DIVISIONS, said.append))
    assert [place.name for place in places] == ["Nouveaubourg", "Autrebourg"]
    assert said == [
        "ML.txt, line 3: 'north' is no latitude",
        "ML.txt, line 4: 1 columns, not 19",
        "ML.txt: 5 lines, 2 places taken, 2 rows refused",
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A gazetteer with a country file in which Bamako bears one more name."""
    folder = tmp_path_factory.mktemp("geonames")
    (folder / "ML.txt").write_text(
        line() + line(geonameid="2460596", name="Bamakopolis", others="", lat="12.6", lon="-8")
    )
    arguments = ["--to", str(folder / "gazetteer.sqlite3"), "--geonames", str(folder / "ML.txt")]
    with pytest.MonkeyPatch.context() as patch:
        # of the rest of the world nothing is asked here, and to write it takes a minute
        patch.setattr(build_gazetteer, "all_places", places_of_mali)
        assert main(arguments) == 0
    return folder


def places_of_mali(further):
    return [place for place in all_places(further) if place.country == "ML"]


def test_a_place_of_the_file_is_found(built):
    (place,) = [
        e
        for e in open_gazetteer(built / "gazetteer.sqlite3").candidates("Nouveaubourg")
        if e.country == "ML"
    ]
    assert (place.key, place.admin1) == ("gn:990000001", "Mopti")


def test_a_place_that_is_known_only_gains_names(built):
    (place,) = [
        e
        for e in open_gazetteer(built / "gazetteer.sqlite3").candidates("Bamakopolis")
        if e.country == "ML"
    ]
    assert (place.key, place.name, round(place.lat, 2)) == ("gn:2460596", "Bamako", 12.61)


def test_the_file_is_remembered_at_the_next_build_until_it_is_forgotten(built, capsys):
    target = built / "gazetteer.sqlite3"
    assert main(["--to", str(target)]) == 0
    assert "up to date" in capsys.readouterr().out
    assert remembered(target) == [built / "ML.txt"]
    with sqlite3.connect(target) as database:
        assert database.execute(
            "SELECT count(*) FROM place WHERE key = 'gn:990000001'"
        ).fetchone() == (1,)


def test_a_file_that_is_not_there_is_said_and_nothing_is_built(tmp_path, capsys):
    assert (
        main(["--to", str(tmp_path / "gazetteer.sqlite3"), "--geonames", str(tmp_path / "XX.txt")])
        == 1
    )
    assert "XX.txt" in capsys.readouterr().err
    assert not (tmp_path / "gazetteer.sqlite3").exists()


def test_an_older_gazetteer_without_a_list_remembers_nothing(tmp_path):
    with sqlite3.connect(tmp_path / "old.sqlite3") as database:
        database.execute("CREATE TABLE about (key TEXT, value TEXT)")
    assert remembered(tmp_path / "old.sqlite3") == []
    assert remembered(tmp_path / "none.sqlite3") == []
