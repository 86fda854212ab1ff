"""Names in the reader's language, and what keeps its own."""

import pytest
from django.conf import settings
from django.utils import translation

from events.models import Actor, Place
from events.wording.labels.names import _listed
from events.wording.labels.places import actor_name, place_line, place_name

KYIV = Place(key="gn:703448", name="Kyiv", country="UA", precision="town")
KHERSON = Place(key="iso:UA-65", name="Kherson Oblast", country="UA", precision="region")
VILLAGE = Place(key="gn:1", name="Rivnopil", country="UA", precision="town")
KYIV_OF_ELSEWHERE = Place(key="gn:2", name="Kyiv", country="US", precision="town")


@pytest.mark.parametrize(
    ("place", "language", "name", "why"),
    [
        (KYIV, "en", "Kyiv", "English has the gazetteer's name"),
        (KYIV, "uk", "Київ", "a town that the news names"),
        (KYIV, "ar", "كييف", "another alphabet"),
        (KHERSON, "uk", "Херсонська область", "a region as Natural Earth names it"),
        (VILLAGE, "uk", "Rivnopil", "nobody has its name: the gazetteer's stays"),
        (KYIV_OF_ELSEWHERE, "uk", "Kyiv", "a namesake in another country"),
    ],
)
def test_a_place_is_named(place, language, name, why):
    with translation.override(language):
        assert place_name(place) == name, why


def test_a_place_in_a_line_has_both_names_in_one_language():
    with translation.override("fr"):
        assert place_line(KYIV) == "Kyiv, Ukraine"
    with translation.override("ru"):
        assert place_line(KYIV) == "Киев, Украина"


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        (Actor(name="Rapid Support Forces", kind="armed_group"), "Forces de soutien rapide"),
        (Actor(name="Russia", kind="state", country="RU"), "Russie"),
        (Actor(name="gunmen", kind="other"), "hommes armés"),
        (Actor(name="Tribe of the hill", kind="armed_group"), "Tribe of the hill"),
    ],
)
def test_an_actor_is_named(actor, name):
    with translation.override("fr"):
        assert actor_name(actor) == name


def test_every_listed_name_is_there_in_every_language():
    languages = [code for code, _ in settings.LANGUAGES if code != "en"]
    assert [row for row in _listed().values() if not all(row[code] for code in languages)] == []
