"""Groups of drafts that give one toll are one event, whatever else their sentences name."""

from dataclasses import replace

import pytest

from events.extraction.coreference import same_toll
from events.extraction.types import Count, Kind, Weapon, WeaponType
from tests.extraction.drafts import (
    FRIDAY,
    GAZA,
    KHERSON,
    KYIV,
    MONDAY,
    NORTH_GAZA,
    UKRAINE,
    exactly,
    hurt,
    told,
)

FIVE = hurt(exactly(5))
SAID_ON_MONDAY = told(0, places=(GAZA,), date=MONDAY, day_of_speech=True, casualties=FIVE)

ONE = [
    (SAID_ON_MONDAY, told(4, places=(NORTH_GAZA,), date=FRIDAY, casualties=FIVE), "day of speech"),
    (
        told(0, places=(UKRAINE,), casualties=FIVE),
        told(9, places=(KYIV,), casualties=FIVE),
        "finer",
    ),
    (
        told(0, casualties=hurt(Count(12, None))),
        told(9, places=(KYIV,), casualties=hurt(exactly(12))),
        "at least twelve, and twelve",
    ),
    (
        told(0, casualties=hurt(None, exactly(9))),
        told(9, casualties=hurt(exactly(1), exactly(9))),
        "the hurt alone",
    ),
]
TWO = [
    (told(0, casualties=hurt(exactly(2))), told(9, casualties=hurt(exactly(2))), "two die often"),
    (told(0, casualties=FIVE), told(9, casualties=hurt(exactly(6))), "another toll"),
    (
        told(0, casualties=hurt(exactly(5), exactly(3))),
        told(9, casualties=hurt(exactly(5), exactly(8))),
        "the hurt differ",
    ),
    (told(0, places=(KYIV,), casualties=FIVE), told(9, places=(KHERSON,), casualties=FIVE), "far"),
    (
        told(0, places=(UKRAINE,), casualties=hurt(exactly(4))),
        told(9, places=(KYIV,), casualties=hurt(exactly(4))),
        "few, somewhere in a country",
    ),
    (
        told(0, casualties=FIVE, weapons=(Weapon(WeaponType.DRONE),)),
        told(9, casualties=FIVE, weapons=(Weapon(WeaponType.MISSILE),)),
        "other munitions",
    ),
    (told(0, casualties=FIVE), told(9, anew=True, casualties=FIVE), "another attack"),
    (told(0, casualties=FIVE), told(9, Kind.INTERCEPTION, casualties=FIVE), "another kind"),
    (told(0, date=FRIDAY, casualties=FIVE), told(9, date=MONDAY, casualties=FIVE), "days apart"),
    (
        told(0, perpetrators=("Russia",), casualties=FIVE),
        told(9, perpetrators=("Ukraine",), casualties=FIVE),
        "each by another side",
    ),
]


@pytest.mark.parametrize(("a", "b", "why"), ONE, ids=[row[2] for row in ONE])
def test_the_same_toll_told_again_is_one_event(a, b, why):
    assert same_toll.joined([[a], [b]]) == [[a, b]]


@pytest.mark.parametrize(("a", "b", "why"), TWO, ids=[row[2] for row in TWO])
def test_a_toll_alone_makes_no_one_event(a, b, why):
    assert same_toll.joined([[a], [b]]) == [[a], [b]]


def test_a_third_telling_joins_the_two_before_it():
    tellings = [[replace(told(n, casualties=FIVE))] for n in (0, 9, 20)]
    assert same_toll.joined(tellings) == [[d for (d,) in tellings]]
