"""Which of two places lies in the other, and which telling of one event is the more exact."""

import pytest

from events.extraction.places.order import finest, holds
from events.extraction.types import Place, Precision

UKRAINE = Place("Ukraine", None, "UA", 49.0, 32.0, Precision.COUNTRY, "iso:UA")
OBLAST = Place("Kherson Oblast", "Kherson Oblast", "UA", 46.5, 33.4, Precision.REGION, "iso:UA-65")
KHERSON = Place("Kherson", "Kherson Oblast", "UA", 46.6, 32.6, Precision.TOWN, "gn:706448")
DISTRICT = Place(
    "Kherson", "Kherson Oblast", "UA", 46.6, 32.6, Precision.DISTRICT, "district:gn:706448"
)
KYIV = Place("Kyiv", None, "UA", 50.4, 30.5, Precision.TOWN, "gn:703448")
BLACK_SEA = Place("Black Sea", None, None, 43.4, 34.0, Precision.REGION, "sup:black-sea")
UNKNOWN = Place("Kan Gyi", None, "UA")
UNKNOWN_NEAR = Place("Kan Gyi", "Kherson Oblast", "UA")
SUDAN = Place("Sudan", None, "SD", 15.0, 30.0, Precision.COUNTRY, "iso:SD")


@pytest.mark.parametrize(
    ("outer", "inner", "expected", "why"),
    [
        (UKRAINE, KHERSON, True, "a town of the country"),
        (OBLAST, KHERSON, True, "a town of the region"),
        (OBLAST, KYIV, False, "a town of another region"),
        (KHERSON, OBLAST, False, "the wider in the finer"),
        (DISTRICT, KHERSON, True, "the town of its own district"),
        (DISTRICT, KYIV, False, "a town of another district"),
        (BLACK_SEA, KHERSON, True, "a port by its sea"),
        (SUDAN, KHERSON, False, "another country"),
    ],
)
def test_a_place_holds_the_finer_ones_inside_it(outer, inner, expected, why):
    assert holds(outer, inner) is expected, why


@pytest.mark.parametrize(
    ("tellings", "expected", "why"),
    [
        ([(OBLAST,), (KHERSON,)], (KHERSON,), "the body says which town"),
        ([(KHERSON,), (OBLAST,)], (KHERSON,), "the lead said it already"),
        ([(KHERSON,), (KYIV,)], (KHERSON,), "another place replaces nothing"),
        ([(), (KHERSON,)], (KHERSON,), "the first that says anything"),
        ([(KHERSON, KYIV), (OBLAST,)], (KHERSON, KYIV), "a list stays"),
        ([(KHERSON,), (UNKNOWN,)], (KHERSON,), "an unknown village may be anywhere"),
        ([(UKRAINE,), (UNKNOWN,)], (UNKNOWN,), "but it lies in its country"),
        ([(KHERSON,), (UNKNOWN_NEAR,)], (UNKNOWN_NEAR,), "and in its region where that is told"),
        ([], (), "nobody says"),
    ],
)
def test_the_more_exact_telling_of_one_event_counts(tellings, expected, why):
    assert finest(tellings) == expected, why


def test_a_part_of_a_country_holds_its_regions():
    north = Place(
        "northern Yemen", None, "YE", None, None, Precision.REGION, "part:northern:iso:YE"
    )
    saada = Place("Saada", "Saada", "YE", 16.9, 43.7, Precision.REGION, "iso:YE-SD")
    assert holds(north, saada)
    assert finest([(north,), (saada,)]) == (saada,)
    assert not holds(saada, north)
