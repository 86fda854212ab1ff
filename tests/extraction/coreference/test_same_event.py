"""Whether two drafts tell one event: what rules it out, and the features that are weighed."""

import math
from dataclasses import replace

import pytest

from events.extraction.coreference import same_event
from events.extraction.data import fitted_weights
from events.extraction.types import Count, Kind, Weapon, WeaponType
from tests.extraction.drafts import (
    FRIDAY,
    KHERSON,
    KYIV,
    MONDAY,
    TUESDAY,
    UKRAINE,
    exactly,
    hurt,
    told,
)

DRONES, MISSILES = Weapon(WeaponType.DRONE, 40), Weapon(WeaponType.MISSILE)
GROUND = Kind.TERRITORIAL_CLAIM


RULED_OUT = [
    (told(0, earlier=True), told(0), "one after the other, in one sentence"),
    (told(0), told(1, Kind.INTERCEPTION), "other kinds"),
    (told(0), told(1, mutual=True), "each side does it"),
    (told(0, perpetrators=("Russia",)), told(1, perpetrators=("Ukraine",)), "other doers"),
    (told(0, date=FRIDAY), told(1, date=MONDAY), "days apart"),
    (
        told(0, GROUND, subkind="captured"),
        told(1, GROUND, subkind="withdrawal"),
        "gained and given up",
    ),
    (
        told(0, weapons=(Weapon(WeaponType.DRONE, 4),)),
        told(3, weapons=(Weapon(WeaponType.DRONE, 9),)),
        "other launch counts",
    ),
    (told(0, places=(KYIV,)), told(0, places=(KHERSON,)), "parts of one mention"),
    (told(0, background=True), told(1), "what is long past and what is news"),
]
LEFT_OPEN = [
    (told(0), told(1), "nothing speaks against it"),
    (told(0, perpetrators=("Russia",)), told(1), "the agent is left out"),
    (told(0, date=MONDAY), told(1, date=TUESDAY), "the night between two days"),
    (
        told(0, GROUND, subkind="captured"),
        told(1, GROUND, subkind="recaptured"),
        "a gain by two words",
    ),
    (told(0, weapons=(DRONES,)), told(3, weapons=(DRONES,)), "the same launch count"),
    (
        told(0, weapons=(DRONES,)),
        told(3, weapons=(Weapon(WeaponType.ROCKET, 9),)),
        "counts of two sorts",
    ),
    (told(0, background=True), told(1, back=True), "the attack, however long ago"),
]


@pytest.mark.parametrize(("a", "b", "why"), RULED_OUT, ids=[row[2] for row in RULED_OUT])
def test_facts_rule_one_event_out(a, b, why):
    assert not same_event.possible(b, [a])
    assert same_event.likelihood(b, [a]) == -math.inf


@pytest.mark.parametrize(("a", "b", "why"), LEFT_OPEN, ids=[row[2] for row in LEFT_OPEN])
def test_other_facts_leave_it_open(a, b, why):
    assert same_event.possible(b, [a])
    assert same_event.likelihood(b, [a]) > -math.inf


def test_forty_launched_over_the_country_did_not_all_hit_one_town():
    launch = told(1, weapons=(DRONES,))
    launch = replace(launch, mention=replace(launch.mention, rule=same_event.LAUNCHED))
    assert not same_event.possible(launch, [told(0, places=(KYIV,))])
    assert same_event.possible(launch, [told(0, places=(UKRAINE,))])
    assert same_event.possible(launch, [told(0, places=(KYIV,), weapons=(DRONES,))]), "as many"


FEATURES = [
    (told(9), told(10), "next sentence", "right behind"),
    (told(9), told(9), "same sentence", "beside"),
    (told(9), told(12), "near", "three sentences on"),
    (told(9), told(20), "far", "far below"),
    (told(0), told(9), "told in lead", "the first is the lead"),
    (told(9), told(10, back=True), "refers back", "the attack"),
    (told(9), told(10, anew=True), "anew", "another attack"),
    (
        told(9, casualties=hurt(exactly(4))),
        told(10, casualties=hurt(exactly(4))),
        "harm same",
        "the same toll",
    ),
    (
        told(9, casualties=hurt(Count(4, None))),
        told(10, casualties=hurt(exactly(6))),
        "harm grows",
        "at least four, then six",
    ),
    (
        told(9, casualties=hurt(exactly(4))),
        told(10, casualties=hurt(exactly(6))),
        "harm other",
        "four, then six",
    ),
    (
        told(9, weapons=(DRONES,)),
        told(10, weapons=(MISSILES,)),
        "munition other",
        "drones, then missiles",
    ),
    (
        told(9, weapons=(DRONES,)),
        told(10, weapons=(DRONES,)),
        "munition count same",
        "forty drones, twice",
    ),
    (
        told(9, places=(UKRAINE,), weapons=(DRONES,)),
        told(10, places=(KYIV,)),
        "barrage and local hit",
        "a house of a barrage",
    ),
    (told(9, targets=("Iran",)), told(10, targets=("Israel",)), "target other", "done to others"),
    (told(9, places=(KYIV,)), told(10), "bare", "a side and no more"),
]


@pytest.mark.parametrize(("a", "b", "feature", "why"), FEATURES, ids=[row[3] for row in FEATURES])
def test_a_pair_has_the_traits_that_it_shows(a, b, feature, why):
    assert feature in set(same_event.features(b, [a]))
    assert feature not in set(
        same_event.features(told(40, places=(KHERSON,)), [told(30, places=(KHERSON,))])
    ) - {"far"}


def test_a_toll_of_the_same_sentence_is_no_other_toll():
    assert "harm other" not in set(
        same_event.features(
            told(9, casualties=hurt(exactly(6))), [told(9, casualties=hurt(exactly(4)))]
        )
    )


def test_every_weight_is_of_a_trait_that_a_pair_may_have():
    relations = {"neither", "of one", "same", "other", "near", "inside", "in country"}
    known = {
        feature.split(", ")[0] for a, b, *_ in FEATURES for feature in same_event.features(b, [a])
    }
    known |= {str(kind) for kind in Kind} | {f"place {relation}" for relation in relations}
    known |= {
        "always",
        "kind other",
        "weeks of one",
        "background of one",
        "date same",
        "agent same",
        "munition count other",
    }
    assert {name.split(", ")[0] for name in fitted_weights.same_event_weights()} - known == set()
