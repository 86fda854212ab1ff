"""Whose dead a ministry adds up: those of its whole land, unless it speaks of one strike."""

import pytest

BEFORE = "Israel bombed a house in Tyre on Tuesday, killing two people. "


@pytest.mark.parametrize(
    ("sentence", "place", "why"),
    [
        (
            "Lebanon's health ministry said 37 people were killed in Israeli attacks on Monday.",
            "Lebanon",
            "attacks",
        ),
        (
            "Gaza's health ministry said Israeli strikes had killed 40 people on Monday.",
            "Gaza Strip",
            "a territory",
        ),
        (
            "Lebanon's health ministry said 37 people were killed in the strike on Tuesday.",
            "Tyre",
            "the one strike that was told before",
        ),
        (
            "Lebanon's foreign ministry said two people were killed in Israeli strikes on Monday.",
            "Tyre",
            "a ministry that counts its people abroad",
        ),
        (
            "The health ministry said Israeli strikes had killed nine people on Tuesday.",
            "Tyre",
            "a ministry of no named land",
        ),
    ],
)
def test_a_sum_of_several_attacks_is_of_the_land_of_its_ministry(sentence, place, why, events_of):
    last = events_of(BEFORE + sentence)[-1]
    assert [p.name for p in last.places] == [place], why


def test_its_day_keeps_it_from_an_attack_of_another_day(events_of):
    text = (
        "Israel bombed a house in Tyre on Tuesday evening. Lebanon's health ministry said 37 "
        "people were killed in Israeli attacks on Monday."
    )
    house, land = events_of(text)
    assert house.casualties.killed is None
    assert land.casualties.killed.min == 37
