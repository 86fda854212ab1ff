"""Words for a place mean one that the text named elsewhere, by the whole pipeline."""

import pytest

DESCRIPTIONS = [
    ("Shelling hit Kherson on Monday. A drone also hit the city.", "Kherson", "the city"),
    (
        (
            "Troops entered Kherson. Officials in Ukraine's Odesa region spoke. A drone hit the "
            "region."
        ),
        "Odesa Oblast",
        "the region",
    ),
    (
        "Ukrainian officials spoke. A missile hit the capital.",
        "Kyiv",
        "the capital of the country that it is about",
    ),
    ("Sudan's army bombed the North Darfur capital.", "El Fasher", "the capital of a division"),
    (
        "A bomb exploded in the Afghan capital, killing five people.",
        "Kabul",
        "the capital of a people",
    ),
    (
        "Gunmen attacked a hotel in Somalia's capital.",
        "Mogadishu",
        "the capital of a country before it",
    ),
    (
        (
            "POTISKUM, Nigeria — Fighting spread to Damaturu. A bomb killed two traders in this "
            "northern town."
        ),
        "Potiskum",
        "of the dateline",
    ),
    (
        "Iran fired missiles at Abu Dhabi, the second attack on the capital in Yemen's war.",
        "Abu Dhabi",
        "the capital just named",
    ),
    ("Shells hit Port Sudan. Drones struck the Red Sea city.", "Port Sudan", "a city by its sea"),
    (
        (
            "Fighting broke out in Sweida in Syria. Troops were sent. Gunmen killed ten people "
            "in the province."
        ),
        "Sweida",
        "of its town",
    ),
]


@pytest.mark.parametrize(
    ("text", "name", "why"), DESCRIPTIONS, ids=[row[2] for row in DESCRIPTIONS]
)
def test_a_description_means_the_place_that_the_text_named(text, name, why, events_of):
    assert [place.name for place in events_of(text)[-1].places] == [name], why
