"""How many were launched, where only the count of those stopped stands in the sentence."""

import pytest

from events.extraction.quantities.barrages import with_launch_counts
from events.extraction.types import Actor, Kind, Report, Role, Weapon, WeaponType
from tests.extraction.drafts import FRIDAY, KYIV, TUESDAY, UKRAINE

DRONE, MISSILE, BALLISTIC = WeaponType.DRONE, WeaponType.MISSILE, WeaponType.BALLISTIC_MISSILE


def report(kind, weapon, *, places=(UKRAINE,), by=None, to=None, on=TUESDAY):
    actors = [Actor(Role.PERPETRATOR, by)] if by else []
    actors += [Actor(Role.TARGET, to)] if to else []
    return Report(kind, None, on, places, tuple(actors), (weapon,))


def strike(weapon, **facts):
    return report(Kind.STRIKE, weapon, **facts)


STOPPED = report(Kind.INTERCEPTION, Weapon(DRONE, None, 28), to="Russia")
SAME = [
    ([strike(Weapon(DRONE, 32), by="Russia")], "the barrage of that side"),
    ([strike(Weapon(DRONE, 32))], "of a side that is not named"),
    (
        [strike(Weapon(DRONE, 32)), strike(Weapon(DRONE, 32), places=(KYIV,))],
        "told twice with one count",
    ),
    ([strike(Weapon(DRONE, 28))], "all were stopped"),
]
APART = [
    ([], "no barrage is told"),
    ([strike(Weapon(DRONE))], "nobody says how many"),
    ([strike(Weapon(DRONE, 20))], "fewer than were stopped"),
    ([strike(Weapon(MISSILE, 32))], "of another sort"),
    ([strike(Weapon(DRONE, 32), on=FRIDAY)], "another night"),
    ([strike(Weapon(DRONE, 32), by="Ukraine")], "the other side's"),
    ([strike(Weapon(DRONE, 32)), strike(Weapon(DRONE, 40))], "which of two barrages, nobody says"),
]


@pytest.mark.parametrize(("strikes", "why"), SAME)
def test_what_was_stopped_is_a_part_of_its_barrage(strikes, why):
    *_, stopped = with_launch_counts([*strikes, STOPPED])
    assert stopped.weapons == (Weapon(DRONE, strikes[0].weapons[0].launched, 28),), why


@pytest.mark.parametrize(("strikes", "why"), APART)
def test_of_no_other_barrage(strikes, why):
    assert with_launch_counts([*strikes, STOPPED]) == [*strikes, STOPPED], why


def test_those_shot_down_over_one_town_are_not_all_that_was_launched():
    over_kyiv = report(Kind.INTERCEPTION, Weapon(DRONE, None, 3), places=(KYIV,))
    assert with_launch_counts([strike(Weapon(DRONE, 32)), over_kyiv])[1] == over_kyiv


def test_a_missile_may_be_of_a_finer_sort():
    stopped = report(Kind.INTERCEPTION, Weapon(BALLISTIC, None, 2))
    bare = report(Kind.INTERCEPTION, Weapon(MISSILE, None, 2))
    assert with_launch_counts([strike(Weapon(BALLISTIC, 6)), bare])[1].weapons == (
        Weapon(MISSILE, 6, 2),
    )
    assert with_launch_counts([strike(Weapon(MISSILE, 6)), stopped])[1] == stopped
