"""Look-ups in the built gazetteer: what a name finds, in which order, and with which division."""

import multiprocessing
from pathlib import Path

import pytest

from events.extraction.gazetteer.build_gazetteer import build, is_current, main
from events.extraction.gazetteer.gazetteer_file import FileGazetteer, GazetteerMissing


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("Kyiv", "gn:703448", "a town by its own name"),
        ("KYIV", "gn:703448", "case is folded"),
        ("Kiev", "gn:703448", "an alternate name"),
        (
            "Pokrovsk",
            "gn:704422",
            "a primary name before the larger town of which it is an old one (Engels)",
        ),
        ("Kherson", "gn:706448", "the town before the region"),
        ("Kherson Oblast", "iso:UA-65", "the region by its type word"),
        ("Khersonska oblast", "iso:UA-65", "the region by its local name"),
        ("Kursk region", "iso:RU-KRS", "the region in plain English"),
        (
            "Gaza Strip",
            "sup:gaza-strip-ps-gaza-strip",
            "a region that the packages have only as a label of towns",
        ),
        (
            "Gaza",
            "sup:gaza-strip-ps-gaza-strip",
            "the Strip before the city and before the province of Mozambique",
        ),
        ("Rafah Governorate", "iso:PS-RFH", "a governorate"),
        ("Ukraine", "iso:UA", "a country"),
        ("US", "iso:US", "a country before the village of Us"),
        ("Red Sea", "sup:red-sea", "a sea before the Sudanese state and the Egyptian governorate"),
    ],
)
def test_a_name_finds_first(gazetteer, name, key, why):
    assert [entry.key for entry in gazetteer.candidates(name)][:1] == [key], why


def test_a_town_and_the_region_of_its_name_are_two_places(gazetteer):
    found = {
        entry.key: str(entry.precision)
        for entry in gazetteer.candidates("Kherson")
        if entry.country == "UA"
    }
    assert found == {"gn:706448": "town", "iso:UA-65": "region"}


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [
        ("Brovary", "UA", "Kyiv Oblast"),
        ("Kyiv", "UA", None),
        ("Kryvyi Rih", "UA", "Dnipropetrovsk Oblast"),
        ("Simferopol", "UA", "Crimea"),
        ("Sevastopol", "UA", None),
        ("Khan Younis", "PS", "Gaza Strip"),
        ("Nablus", "PS", "West Bank"),
        ("Ariel", "PS", "West Bank"),
        ("Katzrin", "SY", "Quneitra"),
        ("El Fasher", "SD", "North Darfur"),
        ("Goma", "CD", "North Kivu"),
        ("Afrin", "SY", "Aleppo"),
        ("Douma", "SY", "Rif Dimashq"),
        ("Eilat", "IL", "Southern District"),
        ("Baidoa", "SO", "Bay"),
        ("Taganrog", "RU", "Rostov Oblast"),
    ],
)
def test_a_town_lies_in(gazetteer, name, country, admin1):
    entry = next(
        entry
        for entry in gazetteer.candidates(name)
        if entry.country == country and entry.precision == "town"
    )
    assert entry.admin1 == admin1


@pytest.mark.parametrize("name", ["", "   ", "!", "Xyzzyqwert", "heleuson"])
def test_nothing_is_found_for(gazetteer, name):
    assert list(gazetteer.candidates(name)) == []


@pytest.mark.parametrize(
    ("name", "admin1", "precision", "near", "why"),
    [
        ("Rivnopil", "Donetsk Oblast", "district", (47.84, 36.84), "at the seat of its community"),
        (
            "Predtechyne",
            "Donetsk Oblast",
            "district",
            (48.53, 37.71),
            "at the seat of its community",
        ),
        ("Makarivka", "Kyiv Oblast", "unresolved", None, "several of the name in the oblast"),
    ],
)
def test_a_village_of_ukraine_is_no_finer_than_what_is_known(
    gazetteer, name, admin1, precision, near, why
):
    entry = next(entry for entry in gazetteer.candidates(name) if entry.admin1 == admin1)
    assert (entry.country, str(entry.precision)) == ("UA", precision), why
    assert (entry.lat, entry.lon) == (pytest.approx(near, abs=0.02) if near else (None, None))


def test_a_sea_is_in_no_country(gazetteer):
    sea = gazetteer.candidates("Black Sea")[0]
    assert (sea.country, str(sea.precision)) == (None, "region")


def test_a_place_is_found_again_by_its_key(gazetteer):
    entry = gazetteer.candidates("Brovary")[0]
    assert gazetteer.entry(entry.key) == entry
    assert gazetteer.entry("gn:0") is None


@pytest.mark.parametrize(
    ("country", "capital"),
    [("UA", "Kyiv"), ("SD", "Khartoum"), ("RU", "Moscow"), ("US", "Washington")],
)
def test_a_country_has_its_capital(gazetteer, country, capital):
    assert capital in gazetteer.capital(country).name


def test_an_unknown_country_has_no_capital(gazetteer):
    assert gazetteer.capital("ZZ") is None


def _first_key(gazetteer, answers):
    answers.put(gazetteer.candidates("Brovary")[0].key)


def test_it_answers_in_a_forked_process(gazetteer):
    gazetteer.candidates("Kyiv")
    fork = multiprocessing.get_context("fork")
    answers = fork.Queue()
    process = fork.Process(target=_first_key, args=(gazetteer, answers))
    process.start()
    assert answers.get(timeout=10) == "gn:711390"
    process.join()


def test_a_missing_file_says_how_to_build_it(tmp_path):
    with pytest.raises(
        GazetteerMissing, match=r"python -m events\.extraction\.gazetteer\.build_gazetteer --to"
    ):
        FileGazetteer(tmp_path / "none.sqlite3")


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path):
    stray = tmp_path / "stray.sqlite3"
    stray.write_text("not a database")
    with pytest.raises(GazetteerMissing, match="no gazetteer"):
        FileGazetteer(stray)


def test_a_second_build_keeps_the_file(gazetteer_path, capsys):
    before = gazetteer_path.stat().st_mtime_ns
    assert main(["--to", str(gazetteer_path)]) == 0
    assert gazetteer_path.stat().st_mtime_ns == before
    assert "up to date" in capsys.readouterr().out


def test_a_build_that_breaks_off_leaves_nothing(tmp_path, monkeypatch):
    def break_off(path: Path, *_: object) -> None:
        path.write_text("half")
        raise KeyboardInterrupt

    monkeypatch.setattr("events.extraction.gazetteer.build_gazetteer.write", break_off)
    monkeypatch.setattr("events.extraction.gazetteer.build_gazetteer.all_places", list)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "gazetteer.sqlite3")
    assert list(tmp_path.iterdir()) == []
    assert not is_current(tmp_path / "gazetteer.sqlite3")
