"""Where a strike from abroad hit civilians of whom only the people is told."""

import pytest

BEFORE = "Israel bombed a house in Beirut on Tuesday, killing two people.\n\n"


@pytest.mark.parametrize(
    ("sentence", "places", "why"),
    [
        (
            "Hezbollah rocket fire killed two Israeli civilians on Monday.",
            ["Israel"],
            "the land of the dead, not where the event before was",
        ),
        (
            "Hezbollah rocket fire killed two Israeli civilians in Metula on Monday.",
            ["Metula"],
            "the town, where one is named",
        ),
        (
            "An Israeli strike wounded three Lebanese children on Monday.",
            ["Beirut"],
            "the place told before, which is in their land",
        ),
    ],
)
def test_civilians_were_at_home(sentence, places, why, events_of):
    last = events_of(BEFORE + sentence)[-1]
    assert [p.name for p in last.places] == places, why


def test_strangers_are_not_at_home_where_they_die(events_of):
    text = "Hamas rocket attacks killed a Thai villager on Monday, the army said."
    assert [[p.name for p in e.places] for e in events_of(text)] == [[]]


def test_soldiers_may_have_been_anywhere(events_of):
    text = "A Taliban rocket killed two British soldiers on Monday, the ministry said."
    assert [[p.name for p in e.places] for e in events_of(text)] == [[]]
