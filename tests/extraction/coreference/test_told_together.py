"""What the drafts of one event say together."""

import pytest

from events.extraction.coreference import told_together
from events.extraction.types import Count, Weapon, WeaponType
from tests.extraction.drafts import KHERSON, KYIV, MONDAY, TUESDAY, exactly, hurt, told


@pytest.mark.parametrize(
    ("first", "second", "together", "why"),
    [
        (
            hurt(exactly(4)),
            hurt(exactly(6)),
            hurt(exactly(6)),
            "a later total replaces an earlier one",
        ),
        (
            hurt(exactly(4)),
            hurt(None, exactly(9)),
            hurt(exactly(4), exactly(9)),
            "each from where it is said",
        ),
        (hurt(exactly(0)), hurt(), hurt(exactly(0)), "silence does not undo a zero"),
        (hurt(exactly(4)), hurt(exactly(0)), hurt(exactly(0)), "a zero is a number"),
        (hurt(exactly(9)), hurt(exactly(7)), hurt(exactly(7)), "a count may be corrected"),
        (
            hurt(None, exactly(40)),
            hurt(None, Count(14, None)),
            hurt(None, exactly(40)),
            "14 of the 40 were taken to hospital",
        ),
        (hurt(), hurt(), hurt(), "nobody said anything"),
    ],
)
def test_casualties_are_the_latest_that_the_text_gives(first, second, together, why):
    assert (
        told_together.casualties_of([told(0, casualties=first), told(1, casualties=second)])
        == together
    ), why


@pytest.mark.parametrize(
    ("first", "second", "together", "why"),
    [
        (
            (Weapon(WeaponType.DRONE),),
            (Weapon(WeaponType.DRONE, 9),),
            (Weapon(WeaponType.DRONE, 9),),
            "the count is added",
        ),
        (
            (Weapon(WeaponType.DRONE, 9),),
            (Weapon(WeaponType.DRONE, None, 0),),
            (Weapon(WeaponType.DRONE, 9, 0),),
            "none stopped is a count",
        ),
        (
            (Weapon(WeaponType.MISSILE),),
            (Weapon(WeaponType.BALLISTIC_MISSILE),),
            (Weapon(WeaponType.BALLISTIC_MISSILE),),
            "the finer word",
        ),
        (
            (Weapon(WeaponType.MISSILE, 6),),
            (Weapon(WeaponType.BALLISTIC_MISSILE, 2),),
            (Weapon(WeaponType.MISSILE, 6), Weapon(WeaponType.BALLISTIC_MISSILE, 2)),
            "two counts are two",
        ),
        (
            (Weapon(WeaponType.OTHER, None, 3),),
            (Weapon(WeaponType.DRONE),),
            (Weapon(WeaponType.DRONE),),
            "a target was a drone",
        ),
    ],
)
def test_munitions_are_listed_once(first, second, together, why):
    assert (
        told_together.weapons_of([told(0, weapons=first), told(1, weapons=second)]) == together
    ), why


def test_place_and_day_are_the_first_that_the_text_gives():
    drafts = [
        told(0),
        told(1, places=(KYIV,), date=MONDAY),
        told(2, places=(KHERSON,), date=TUESDAY),
    ]
    assert told_together.places_of(drafts) == (KYIV,)
    assert told_together.date_of(drafts) == MONDAY
    assert told_together.places_of([told(0)]) == ()
    headline = told(0, headline=True, places=(KHERSON,))
    assert told_together.places_of([headline, *drafts]) == (KYIV,)
    assert told_together.places_of([headline]) == (KHERSON,)
    assert told_together.date_of([told(0)]) is None
