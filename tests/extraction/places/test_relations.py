"""How two places stand to each other."""

import pytest

from events.extraction.places import relations
from events.extraction.types import Place, Precision
from tests.extraction.drafts import GAZA, KHERSON, KYIV, NORTH_GAZA, UKRAINE

RUSSIA = Place("Russia", None, "RU", 60.0, 100.0, Precision.COUNTRY, "iso:RU")
RED_SEA = Place("Red Sea", None, None, 20.0, 38.5, Precision.REGION, "sup:red-sea")
KHAN_YOUNIS = Place("Khan Younis", "Gaza Strip", "PS", 31.34, 34.3, Precision.TOWN, "gn:281124")
KHERSON_OBLAST = Place(
    "Kherson Oblast", "Kherson Oblast", "UA", 46.5, 33.4, Precision.REGION, "iso:UA-65"
)
EAST = Place("eastern Ukraine", None, "UA", 49.0, 37.0, Precision.REGION, "part:eastern:iso:UA")
BROVARY = Place("Brovary", "Kyiv Oblast", "UA", 50.5, 30.6, Precision.TOWN, "gn:711390")
LYPOVE = Place("Lypove", None, "UA")


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [
        ((), (), "place neither"),
        ((KYIV,), (), "place of one"),
        ((KYIV,), (KYIV,), "place same"),
        ((KYIV, KHERSON), (KHERSON,), "place same"),
        ((LYPOVE,), (LYPOVE,), "place same"),  # no gazetteer has it: by its name
        ((KYIV,), (KHERSON,), "place other"),
        # that both lie in the country of the lead makes them no less two
        ((KYIV,), (KHERSON, UKRAINE), "place other"),
        ((KYIV,), (BROVARY,), "place near"),  # a suburb
        ((KYIV,), (UKRAINE,), "place in country"),
        ((KYIV,), (RUSSIA,), "place other"),
        ((GAZA,), (KHAN_YOUNIS,), "place inside"),
        ((KHERSON,), (KHERSON_OBLAST,), "place inside"),
    ],
)
def test_places_stand_to_each_other(ours, theirs, relation):
    assert relations.place_relation(ours, theirs) == relation


@pytest.mark.parametrize(
    ("outer", "inner", "holds", "why"),
    [
        (UKRAINE, KYIV, True, "a country and its town"),
        (UKRAINE, UKRAINE, False, "nothing lies in itself"),
        (KYIV, UKRAINE, False, "not the other way"),
        (RUSSIA, KYIV, False, "another country"),
        (RED_SEA, KYIV, False, "a sea holds no town"),
        (KHERSON_OBLAST, KHERSON, True, "a division and its town"),
        (KHERSON_OBLAST, KYIV, False, "another division"),
        (GAZA, NORTH_GAZA, True, "a region and a part of it"),
        (NORTH_GAZA, KHAN_YOUNIS, True, "a part whose borders nobody drew"),
        (EAST, KHERSON, True, "a part of a country, likewise"),
        (EAST, UKRAINE, False, "a part holds no country"),
        (KYIV, KHERSON, False, "a town holds no town"),
    ],
)
def test_one_place_lies_in_another(outer, inner, holds, why):
    assert relations.contains(outer, inner) is holds, why
