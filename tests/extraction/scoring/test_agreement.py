"""Which fields of two events agree."""

import pytest

from events.extraction.scoring.agreement import Field, right_fields
from tests.extraction.scoring.events import actor, event, killed, place, said, weapon


def days(start, end=None):
    return {"date": {"start": start, "end": end or start}}


def at(*places):
    return {"places": list(places)}


def by(*actors):
    return {"actors": list(actors)}


def with_(*weapons):
    return {"weapons": list(weapons)}


def told_by(*speakers):
    return {"attribution": list(speakers)}


KYIV, KYIV_BY_NAME = place("Kyiv|Kiev", 50.45, 30.52), place("kiev")
NOVEMBER = days("2024-11-01", "2024-11-30")

CASES = [
    # field, gold, predicted, right, reason
    ("date", days("2024-11-12"), days("2024-11-13"), True, "a day apart"),
    ("date", days("2024-11-12"), days("2024-11-14"), False, "two days apart"),
    ("date", NOVEMBER, days("2024-11-16", "2024-11-30"), True, "half of a month"),
    ("date", NOVEMBER, days("2024-11-17", "2024-11-30"), False, "less than half of a month"),
    ("date", days("2024-11-12"), {"date": None}, False, "no date"),
    ("date", days("2024-11-12"), {"date": {"start": "2024-11-12"}}, False, "no end"),
    ("place", at(KYIV), at(KYIV_BY_NAME), True, "an accepted spelling, without a point"),
    ("place", at(KYIV), at(place("Brovary", 50.51, 30.79)), True, "another name within 25 km"),
    ("place", at(KYIV), at(place("Kyiv", country="RU")), False, "the name in another country"),
    ("place", at(KYIV), at(), False, "none found"),
    ("place", at(), at(KYIV), False, "found where none is named"),
    ("place", at(), at(), True, "none in either"),
    ("place", at(KYIV, place("Lviv")), at(KYIV), False, "one of two is less than 80%"),
    (
        "place",
        at(place("Odesa oblast")),
        at(place("The Odesa Region")),
        True,
        "words that name no place",
    ),
    ("geo", at(KYIV), at(KYIV_BY_NAME), False, "a name is no point"),
    ("geo", at(place("X", precision="unresolved")), at(), True, "gold has no point either"),
    (
        "geo",
        at(place("Kherson", 46.6, 32.6, precision="region")),
        at(place("Y", 47.5, 32.6)),
        True,
        "150 km",
    ),
    (
        "geo",
        at(place("Kherson", 46.6, 32.6)),
        at(place("Y", 47.5, 32.6)),
        False,
        "100 km from a town",
    ),
    (
        "geo",
        at(place("Ukraine", 49, 32, precision="country")),
        at(place("Y", 49, 32)),
        False,
        "no country",
    ),
    ("perpetrator", by(actor("Russia")), by(actor("the RUSSIA")), True, "case and articles"),
    ("perpetrator", by(actor("Russia")), by(actor("Russia", "target")), False, "the other role"),
    ("target", by(actor("Russia")), by(), True, "nobody in either"),
    ("weapons", with_(weapon("drone|missile")), with_(weapon("missile")), True, "either type"),
    ("weapons", with_(weapon("drone", 30)), with_(weapon("drone")), False, "its number is missing"),
    ("weapons", with_(weapon("bomb")), with_(), True, "an uncounted bomb is just an *air strike*"),
    ("weapons", with_(weapon("bomb", 2)), with_(), False, "a counted one does"),
    (
        "killed",
        {"casualties": killed(5, None)},
        {"casualties": killed(5, 5)},
        False,
        "at least 5 is not 5",
    ),
    (
        "killed",
        {"casualties": killed(0, 0)},
        {"casualties": {}},
        False,
        "none killed is not *not said*",
    ),
    (
        "wounded",
        {"casualties": killed(5, 5)},
        {"casualties": killed(6, 6)},
        True,
        "nobody wounded in either",
    ),
    (
        "source",
        told_by(said("Kyiv's mayor")),
        told_by(said("the mayor")),
        True,
        "half of the words",
    ),
    (
        "source",
        told_by(said("the mayor")),
        told_by(said("the mayor", "denies")),
        False,
        "the other stance",
    ),
    ("source", told_by(said("a b c")), told_by(said("c d e")), False, "one word of three"),
    ("status", {"status": "claimed"}, {"status": "reported"}, False, "another status"),
    (
        "status",
        {"status": "denied"},
        {"status": "disputed"},
        True,
        "denied by one, said by another",
    ),
    ("status", {"status": "claimed"}, {"status": "disputed"}, False, "nobody denies it"),
]


@pytest.mark.parametrize(
    ("field", "gold", "predicted", "right", "reason"),
    CASES,
    ids=[f"{case[0]}: {case[4]}" for case in CASES],
)
def test_a_field_is_right_or_not(field, gold, predicted, right, reason):
    assert right_fields(event(**gold), event(**predicted))[Field(field)] is right
