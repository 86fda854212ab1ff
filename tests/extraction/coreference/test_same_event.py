"""Whether two drafts tell one event: the features that are weighed."""

import pytest

from events.extraction.coreference import same_event
from events.extraction.data import fitted_weights
from events.extraction.types import Count, Kind, Weapon, WeaponType
from tests.extraction.drafts import (
    KHERSON,
    KYIV,
    UKRAINE,
    exactly,
    hurt,
    told,
)

DRONES, MISSILES = Weapon(WeaponType.DRONE, 40), Weapon(WeaponType.MISSILE)
GROUND = Kind.TERRITORIAL_CLAIM


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
        f"{refers}the {one}" for refers in ("", "refers back ") for one in ("latest", "only one")
    }
    known |= {
        "victim same",
        "victim other",
        "always",
        "kind other",
        "weeks of one",
        "background of one",
        "date same",
        "agent same",
        "munition count other",
    }
    assert {name.split(", ")[0] for name in fitted_weights.same_event_weights()} - known == set()
