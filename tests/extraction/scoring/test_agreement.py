"""Which fields of two events agree."""

import pytest

from events.extraction.scoring.agreement import Field, right_fields
from tests.extraction.scoring.events import actor, event, killed, place, said, weapon


def days(start, end=None):
    return {"date": {"start": start, "end": end or start}}


KYIV, KYIV_BY_NAME = place("Kyiv|Kiev", 50.45, 30.52), place("kiev")

CASES = [
    # field, gold, predicted, right, reason
    ("date", days("2024-11-12"), days("2024-11-13"), True, "a day apart"),
    ("date", days("2024-11-12"), days("2024-11-14"), False, "two days apart"),
    ("date", days("2024-11-01", "2024-11-30"), days("2024-11-16", "2024-11-30"), True, "half of a month"),
    ("date", days("2024-11-01", "2024-11-30"), days("2024-11-17", "2024-11-30"), False, "less than half of a month"),
    ("date", days("2024-11-12"), {"date": None}, False, "no date"),
    ("date", days("2024-11-12"), {"date": {"start": "2024-11-12"}}, False, "no end"),
    ("place", {"places": [KYIV]}, {"places": [KYIV_BY_NAME]}, True, "one of the accepted spellings, without a point"),
    ("place", {"places": [KYIV]}, {"places": [place("Brovary", 50.51, 30.79)]}, True, "another name within 25 km"),
    ("place", {"places": [KYIV]}, {"places": [place("Kyiv", country="RU")]}, False, "the name in another country"),
    ("place", {"places": [KYIV]}, {"places": []}, False, "none found"),
    ("place", {"places": []}, {"places": [KYIV]}, False, "found where none is named"),
    ("place", {"places": []}, {"places": []}, True, "none in either"),
    ("place", {"places": [KYIV, place("Lviv")]}, {"places": [KYIV]}, False, "one of two is less than 80%"),
    ("place", {"places": [place("Odesa oblast")]}, {"places": [place("The Odesa Region")]}, True, "words that name no place"),
    ("geo", {"places": [KYIV]}, {"places": [KYIV_BY_NAME]}, False, "a name is no point"),
    ("geo", {"places": [place("X", precision="unresolved")]}, {"places": []}, True, "gold has no point either"),
    ("geo", {"places": [place("Kherson", 46.6, 32.6, precision="region")]}, {"places": [place("Y", 47.5, 32.6)]}, True, "150 km"),
    ("geo", {"places": [place("Kherson", 46.6, 32.6)]}, {"places": [place("Y", 47.5, 32.6)]}, False, "100 km from a town"),
    ("geo", {"places": [place("Ukraine", 49, 32, precision="country")]}, {"places": [place("Y", 49, 32)]}, False, "no country"),
    ("perpetrator", {"actors": [actor("Russia")]}, {"actors": [actor("the RUSSIA")]}, True, "case and articles"),
    ("perpetrator", {"actors": [actor("Russia")]}, {"actors": [actor("Russia", "target")]}, False, "the other role"),
    ("target", {"actors": [actor("Russia")]}, {"actors": []}, True, "nobody in either"),
    ("weapons", {"weapons": [weapon("drone|missile")]}, {"weapons": [weapon("missile")]}, True, "either type"),
    ("weapons", {"weapons": [weapon("drone", 30)]}, {"weapons": [weapon("drone")]}, False, "its number is wanting"),
    ("weapons", {"weapons": [weapon("bomb")]}, {"weapons": []}, True, "an uncounted bomb says no more than *air strike*"),
    ("weapons", {"weapons": [weapon("bomb", 2)]}, {"weapons": []}, False, "a counted one does"),
    ("killed", {"casualties": killed(5, None)}, {"casualties": killed(5, 5)}, False, "at least 5 is not 5"),
    ("killed", {"casualties": killed(0, 0)}, {"casualties": {}}, False, "none killed is not *not said*"),
    ("wounded", {"casualties": killed(5, 5)}, {"casualties": killed(6, 6)}, True, "nobody wounded in either"),
    ("source", {"attribution": [said("Kyiv's mayor")]}, {"attribution": [said("the mayor")]}, True, "half of the words"),
    ("source", {"attribution": [said("the mayor")]}, {"attribution": [said("the mayor", "denies")]}, False, "the other stance"),
    ("source", {"attribution": [said("a b c")]}, {"attribution": [said("c d e")]}, False, "one word of three"),
    ("status", {"status": "claimed"}, {"status": "reported"}, False, "another status"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "gold", "predicted", "right", "reason"),
    CASES,
    ids=[f"{case[0]}: {case[4]}" for case in CASES],
)
def test_a_field_is_right_or_not(field, gold, predicted, right, reason):
    assert right_fields(event(**gold), event(**predicted))[Field(field)] is right
