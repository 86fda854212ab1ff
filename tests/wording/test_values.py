"""Values in plain words: *not reported*, *none* and *claimed* must never read alike."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import translation

from events.extraction.types import SUBKINDS, Kind, Precision, Status, WeaponType
from events.models import Actor, Event
from events.wording import articles, dates, meanings, occurrences
from events.wording.counting import counts
from events.wording.labels import naming, places


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (None, None, "killed: not reported"),
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


@pytest.mark.parametrize(
    ("kind", "subkind"), [(kind, subkind) for kind in Kind for subkind in (*SUBKINDS[kind], "")]
)
def test_every_headline_says_the_thing_and_leaves_the_status_to_the_badge(kind, subkind):
    words = {
        occurrences.occurrence(Event(kind=kind, subkind=subkind, status=status))
        for status in Status
    }
    assert len(words) == 1 and len(words.pop()) > 3


@pytest.mark.parametrize(
    ("subkind", "words"), [("captured", "Capture"), ("sovereignty", "Sovereignty claim")]
)
def test_a_headline_is_what_a_newsroom_would_write(subkind, words):
    claimed = Event(kind="territorial_claim", subkind=subkind, status="claimed")
    assert occurrences.occurrence(claimed) == words


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
        ("unresolved", None, "not geocoded"),
        ("town", None, "not geocoded"),
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
        (None, "not reported"),
        (0, "0"),
        ({"min": 5, "max": None}, "at least 5"),
        ({"min": None, "max": None}, "not reported"),
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


@pytest.mark.parametrize(
    ("kind", "country", "language", "words"),
    [
        ("state", "UA", "fr", "Ukraine"),
        ("state", "UA", "uk", "Україна"),
        ("state", "RU", "ar", "روسيا"),
        ("force", "RU", "uk", "Russian army"),  # a force is not its country
        ("state", "RU", "en", "Russian army"),  # our own name in our own language
    ],
)
def test_a_state_is_named_in_the_readers_language(kind, country, language, words):
    with translation.override(language):
        actor = Actor(name="Russian army", kind=kind, country=country)
        assert places.actor_name(actor) == words
