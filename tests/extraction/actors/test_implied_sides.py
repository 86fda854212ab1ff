"""Who did it to whom, where no sentence says so: the place and the conflict may tell."""

import pytest

from events.extraction.actors.implied_perpetrators import implied_perpetrators
from events.extraction.actors.implied_targets import implied_targets
from events.extraction.actors.sides import Sides
from events.extraction.types import Kind, Place, Precision

RSF, SUDAN = "Rapid Support Forces", "Sudan"
UA = Place("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
GAZA = Place("Gaza Strip", "Gaza Strip", "PS", 31.42, 34.36, Precision.REGION, "sup:gaza")
RED_SEA = Place("Red Sea", None, None, 20.0, 38.5, Precision.REGION, "sup:red-sea")


@pytest.mark.parametrize(
    ("named", "by", "at", "kind", "target", "why"),
    [
        ({}, ["Russia"], [UA], Kind.STRIKE, ["Ukraine"], "the state of the place"),
        ({}, [], [UA], Kind.STRIKE, [], "nobody who did it"),
        ({"Hamas": 2}, ["Israel"], [GAZA], Kind.STRIKE, ["Hamas"], "who holds the ground"),
        (
            {"Ukraine": 3},
            ["Russia"],
            [],
            Kind.GROUND_COMBAT,
            ["Ukraine"],
            "whom the article says it fights",
        ),
        ({}, ["Russia"], [], Kind.GROUND_COMBAT, [], "the article names no enemy"),
        (
            {"Russia": 3},
            ["Ukraine"],
            [UA],
            Kind.INTERCEPTION,
            ["Russia"],
            "not the state over which it was",
        ),
        ({}, ["Houthis"], [RED_SEA], Kind.STRIKE, [], "a sea is nobody's"),
        (
            {"Israel": 2},
            ["Palestinian militants"],
            [GAZA],
            Kind.STRIKE,
            ["Israel"],
            "the place that they fired from",
        ),
        (
            {"Israel": 2},
            ["Israel"],
            [GAZA],
            Kind.ATTACK_ON_CIVILIANS,
            ["Palestine"],
            "people of the ground, of a state abroad",
        ),
    ],
)
def test_where_no_sentence_says_so_place_and_conflict_give_the_target(
    named, by, at, kind, target, why
):
    assert implied_targets(kind, Sides(named, None), by, at) == target, why


@pytest.mark.parametrize(
    ("named", "at", "kind", "side", "why"),
    [
        (
            {"Russia": 2},
            [UA],
            Kind.STRIKE,
            ["Russia"],
            "the one side that the article says the state fights",
        ),
        (
            {},
            [UA],
            Kind.STRIKE,
            [],
            "nobody is named: Ukraine's enemies are known, this one is not",
        ),
        ({"Ukraine": 1}, [UA], Kind.INTERCEPTION, ["Ukraine"], "over its own ground"),
        ({"Russia": 2}, [UA], Kind.GROUND_COMBAT, [], "who attacked is not plain"),
        ({"Russia": 2}, [RED_SEA], Kind.STRIKE, [], "a sea is nobody's"),
    ],
)
def test_where_no_sentence_says_so_the_place_may_give_the_agent(named, at, kind, side, why):
    assert implied_perpetrators(Sides(named, None), at, kind) == side, why


@pytest.mark.parametrize(
    ("named", "side", "why"),
    [
        ({"Sudan": 2, RSF: 3}, [SUDAN], "the only side with planes"),
        ({"Sudan": 2, RSF: 3, "Egypt": 1}, [SUDAN], "a state that fights nobody there"),
    ],
)
def test_in_a_civil_war_the_planes_are_the_states(named, side, why):
    nyala = Place("Nyala", None, "SD", 12.05, 24.88, Precision.TOWN, "gn:365763")
    assert implied_perpetrators(Sides(named, "SD"), [nyala], Kind.STRIKE, by_air=True) == side, why


@pytest.mark.parametrize(
    ("planted", "side", "why"),
    [
        (False, ["Taliban"], "who alone fights the state there"),
        (True, [], "a bomb may be anybody's whom nobody accuses"),
    ],
)
def test_nobody_is_supposed_to_have_planted_a_bomb(planted, side, why):
    kabul = Place("Kabul", None, "AF", 34.53, 69.17, Precision.TOWN, "gn:1138958")
    sides = Sides({"Afghanistan": 2, "Taliban": 3}, "AF")
    assert implied_perpetrators(sides, [kabul], Kind.STRIKE, planted=planted) == side, why
