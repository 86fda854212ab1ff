"""Names that some gazetteer has and that mean no place where they stand."""

import pytest

# (sentence, places of its first event, why)
NO_PLACES = [
    (
        "US Secretary of State Ann Lee said that drones hit Kyiv.",
        ["Kyiv"],
        "Secretary is a town of Maryland",
    ),
    ("Jets hit two dishes of state TV in Tripoli, Libya said.", ["Tripoli"], "TV is no place"),
    (
        "RSF fighters burned homes in Al-Qwertab, west of Khartoum, on Monday.",
        ["Al-Qwertab"],
        "Al is the article of an unknown name",
    ),
    (
        "Russian troops captured Toretsk in Donetsk region on Wednesday, Moscow said.",
        ["Toretsk"],
        "the tagger takes it for an adverb",
    ),
    (
        "Myanmar's military bombed a school in Sagaing on Friday, killing 11 children.",
        ["Sagaing"],
        "a name that ends like a verb",
    ),
    (
        "Russia liberated the town of Krasnohorivka, also in Donetsk, its army said.",
        ["Krasnohorivka"],
        "the second name says where the first lies",
    ),
]


@pytest.mark.parametrize(("text", "places", "why"), NO_PLACES)
def test_what_only_looks_like_a_place_is_none(text, places, why, events_of):
    assert [place.name for place in events_of(text)[0].places] == places, why


# (sentence, places of its first event, why)
SIDES = [
    (
        "Rockets fired by Hezbollah in Lebanon hit a house in Kiryat Shmona on Monday.",
        ["Kiryat Shmona"],
        "where a side is at home",
    ),
    (
        "Fighting between Israel and Hamas killed nine people in Rafah on Monday.",
        ["Rafah"],
        "a state that fights",
    ),
    (
        "A US drone killed two men near Jalalabad in Afghanistan.",
        ["Jalalabad"],
        "whose drone it is",
    ),
    (
        "A bomber blew himself up at the US embassy in Podgorica on Monday, killing two people.",
        ["Podgorica"],
        "whose embassy it is",
    ),
    ("Hamas fired rockets at Israeli cities on Monday.", ["Israel"], "the land of a people"),
    ("Russian drones hit Ukrainian territory on Monday.", ["Ukraine"], "the land of a people"),
]


@pytest.mark.parametrize(("text", "places", "why"), SIDES)
def test_a_side_is_no_place_but_the_land_of_its_people_is(text, places, why, events_of):
    assert [place.name for place in events_of(text)[0].places] == places, why


def test_the_town_is_not_the_capital_whose_troops_enter_it(events_of):
    text = (
        "Shells hit Vuhledar on Sunday. On Monday, Moscow's troops entered the outskirts of "
        "the town, bloggers said."
    )
    assert [place.name for place in events_of(text)[-1].places] == ["Vuhledar"]
