"""Where an event between two sides may have been, of the places told before it."""

import pytest

from events.extraction.places.scenes.likely_scenes import may_be_at
from events.extraction.types import Kind, Place

# (kind, by, to, country of a place told before, may it have been there, why)
PLACES = [
    (Kind.STRIKE, ["Hezbollah"], ["Israel"], "PS", False, "Hezbollah does not fight in Gaza"),
    (Kind.STRIKE, ["Hezbollah"], ["Israel"], "IL", True, "the land of those who were hit"),
    (Kind.STRIKE, ["Hezbollah"], ["Israel"], "LB", True, "the ground of the war between the two"),
    (Kind.STRIKE, ["Ukraine"], ["Russia"], "RU", True, "what was hit at home"),
    (Kind.STRIKE, ["Ukraine"], ["Russia"], "UA", True, "what was hit in Crimea"),
    (Kind.STRIKE, ["Russia"], ["Ukraine"], "RU", False, "a state does not strike itself"),
    (Kind.INTERCEPTION, ["Ukraine"], ["Russia"], "RU", False, "who stops a drone is at home"),
    (Kind.GROUND_COMBAT, ["Rapid Support Forces"], ["Sudan"], "TD", False, "across the border"),
    (Kind.STRIKE, ["Israel"], [], "IL", False, "a state whose wars are fought elsewhere"),
    (Kind.STRIKE, ["gunmen"], ["villagers"], "NG", True, "sides of no known country"),
    (Kind.DEPLOYMENT, ["Russia"], [], "BY", True, "forces go anywhere"),
    (Kind.STRIKE, ["Houthis"], ["Israel"], None, True, "a sea lies in no country"),
]


@pytest.mark.parametrize(
    ("kind", "by", "to", "country", "expected", "why"), PLACES, ids=[row[-1] for row in PLACES]
)
def test_a_place_told_before_is_taken_only_where_the_two_fight(
    kind, by, to, country, expected, why
):
    assert may_be_at(Place("X", None, country), kind, by, to) is expected, why
