"""An attacker acts elsewhere: its country pulls no place over a border."""

import pytest

from events.extraction.places.theatre import likely_ground, theatres

# (sentence, name, country, why)
ELSEWHERE = [
    ("Russian shells hit a school in Vovchansk on Monday.", "Vovchansk", "UA", "of one country"),
    (
        "Russian missiles hit Donetsk on Monday.",
        "Donetsk",
        "UA",
        "larger than its Russian namesake",
    ),
    ("A Russian drone hit a bus in Izium on Monday.", "Izium", "UA", "under 50,000 people"),
    ("Russian jets bombed Gori on Monday.", "Gori", "GE", "an earlier war"),
    ("Israeli soldiers shot a man in Jenin on Monday.", "Jenin", "PS", "Poland has a Jenin, too"),
    ("Israeli tanks shelled Nuseirat on Monday.", "Nuseirat", "PS", "a town of the theatre"),
    ("Israeli jets bombed Tyre on Monday.", "Tyre", "LB", "not Tirat Karmel, spelled so by few"),
    (
        "Turkish drones struck a car in Dohuk province.",
        "Duhok Governorate",
        "IQ",
        "the land around the city",
    ),
    ("Turkish shells hit homes in Tel Abyad.", "Tal Abyad", "SY", "by another spelling"),
    ("Pakistani shells hit homes in Poonch.", "Poonch", "IN", "across the Line of Control"),
    ("Sudanese jets bombed a market in Renk.", "Renk", "SS", "no other place has the name"),
    ("Chadian soldiers shot two men in Tine.", "Tine", "SD", "in the project's own table"),
    (
        "Ukrainian drones hit a port in Novorossiysk.",
        "Novorossiysk",
        "RU",
        "not a village of Kherson",
    ),
    ("Russian jets bombed the territory of Georgia.", "Georgia", "GE", "no state of America"),
]


@pytest.mark.parametrize(("text", "name", "country", "why"), ELSEWHERE)
def test_the_country_of_an_attacker_moves_no_place(text, name, country, why, events_of):
    places = [(place.name, place.country) for place in events_of(text)[0].places]
    assert places == [(name, country)], why


def test_a_side_speaks_for_the_ground_where_it_fights():
    assert theatres({"RU": 3})["UA"] == 3


def test_a_ground_that_the_text_names_goes_before_the_others():
    found = theatres({"IL": 5, "LB": 1})
    assert (found["LB"], found["PS"]) == (5, 1)


@pytest.mark.parametrize(
    ("country", "ground", "why"),
    [
        ("NG", "NG", "its wars are at home"),
        ("AM", "AZ", "it fights in one other country"),
        ("IL", None, "it fights in several"),
        ("CH", "CH", "it fights nobody"),
    ],
)
def test_an_unknown_place_lies_where_the_side_fights(country, ground, why):
    assert likely_ground(country) == ground, why
