"""Values in plain words: *not said*, *none* and *claimed* must never read alike."""

from datetime import date
from types import SimpleNamespace

import pytest

from events.extraction.types import SUBKINDS, Kind, Precision, Status, WeaponType
from events.models import Event
from events.wording import articles, counts, dates, meanings, naming, occurrences, places


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (None, None, "killed: not said"),
        (0, 0, "none killed"),
        (5, 5, "5 killed"),
        (5, None, "at least 5 killed"),
        (None, 5, "up to 5 killed"),
        (3, 6, "3–6 killed"),
        (0, 3, "0–3 killed"),
        (2000, None, "at least 2,000 killed"),
    ],
)
def test_a_count_says_how_much_is_known(least, most, words):
    assert occurrences.counted(Event(killed_min=least, killed_max=most), "killed") == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 11, 13), date(2024, 11, 13), "13 November 2024"),
        (date(2024, 11, 12), date(2024, 11, 13), "12–13 November 2024"),
        (date(2024, 10, 31), date(2024, 11, 1), "31 October – 1 November 2024"),
        (date(2024, 12, 31), date(2025, 1, 1), "31 December 2024 – 1 January 2025"),
    ],
)
def test_a_span_of_days_is_written_short(first, last, words):
    assert dates.days(SimpleNamespace(starts_on=first, ends_on=last)) == words


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize(
    ("kind", "subkind"), [(kind, subkind) for kind in Kind for subkind in (*SUBKINDS[kind], "")]
)
def test_every_headline_begins_with_its_status(status, kind, subkind):
    words = occurrences.occurrence(Event(kind=kind, subkind=subkind, status=status))
    assert words.lower().startswith(f"{status} ")
    assert len(words) > len(status) + 3


def test_the_headline_of_a_claimed_capture_reads_as_a_claim():
    assert (
        occurrences.occurrence(
            Event(kind="territorial_claim", subkind="captured", status="claimed")
        )
        == "Claimed capture"
    )


def test_every_word_of_the_vocabulary_is_explained():
    assert set(meanings.STATUS_MEANING) == set(meanings.STATUS_RULE) == set(Status)
    assert set(meanings.PRECISION_MEANING) == set(Precision)
    assert set(meanings.KIND_MEANING) == set(Kind)
    assert all(naming.weapon_name(weapon) for weapon in WeaponType)


@pytest.mark.parametrize(
    ("precision", "lat", "note"),
    [
        ("town", 50.0, ""),
        ("site", 50.0, ""),
        ("region", 50.0, "region"),
        ("country", 50.0, "whole country"),
        ("unresolved", None, "not located"),
        ("town", None, "not located"),
    ],
)
def test_a_vague_place_says_so(precision, lat, note):
    place = SimpleNamespace(name="X", precision=precision, lat=lat, lon=lat, country="UA")
    assert places.place_note(place) == note
    assert places.is_point(place) is (note == "")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ("javascript:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_linked(url, shown):
    assert articles.web_address(url) == shown


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        (None, "not said"),
        (0, "0"),
        ({"min": 5, "max": None}, "at least 5"),
        ({"min": None, "max": None}, "not said"),
        (["Kyiv", "Brovary"], "Kyiv, Brovary"),
        ([], "none"),
        ({"name": "Kyiv", "admin1": None}, "name Kyiv"),
    ],
)
def test_a_stored_value_of_any_shape_is_readable(stored, words):
    assert counts.value(stored) == words


@pytest.mark.parametrize(
    ("name", "precision", "country", "line"),
    [
        ("Kyiv", "town", "UA", "Kyiv, Ukraine"),
        ("DR Congo", "country", "CD", "DR Congo"),
        ("eastern Lebanon", "region", "LB", "eastern Lebanon"),
        ("Red Sea", "region", "", "Red Sea"),
        ("Pristina", "town", "ZZ", "Pristina, ZZ"),
    ],
)
def test_a_country_is_named_once_however_it_is_called(name, precision, country, line):
    assert (
        places.place_line(SimpleNamespace(name=name, precision=precision, country=country)) == line
    )
