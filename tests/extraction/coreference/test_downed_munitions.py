"""Whose the munitions were that somebody shot down, and who did."""

import pytest

from events.extraction.coreference.downed_munitions import with_sides_of_the_launch
from events.extraction.types import Kind, Weapon, WeaponType
from tests.extraction.drafts import KYIV, UKRAINE, told

DRONES = (Weapon(WeaponType.DRONE, 145),)
LAUNCH = told(0, perpetrators=("Russia",), targets=("Ukraine",), places=(UKRAINE,), weapons=DRONES)


def downing(index=0, **facts):
    return told(index, Kind.INTERCEPTION, **facts)


def test_a_downing_without_sides_has_those_of_the_launch_before_it():
    _, stopped = with_sides_of_the_launch([LAUNCH, downing()])
    assert (stopped.perpetrators, stopped.targets) == (("Ukraine",), ("Russia",))
    assert stopped.places == (UKRAINE,)


def test_its_own_place_stays():
    _, stopped = with_sides_of_the_launch([LAUNCH, downing(places=(KYIV,))])
    assert stopped.places == (KYIV,)


@pytest.mark.parametrize(
    ("launch", "stopped", "why"),
    [
        (LAUNCH, downing(perpetrators=("Poland",)), "it says who stopped them"),
        (LAUNCH, downing(targets=("Iran",)), "it says whose they were"),
        (LAUNCH, downing(3), "told far below"),
        (LAUNCH, downing(weapons=(Weapon(WeaponType.ROCKET),)), "other munitions"),
        (told(0, perpetrators=("Russia",), weapons=DRONES), downing(), "at nobody known"),
        (told(0, targets=("Ukraine",), weapons=DRONES), downing(), "by nobody known"),
        (
            told(0, perpetrators=("Israel",), targets=("Hamas",), weapons=DRONES),
            downing(),
            "a group has no air defence",
        ),
    ],
    ids=lambda row: row if isinstance(row, str) else "",
)
def test_else_nothing_is_taken_from_a_launch(launch, stopped, why):
    assert with_sides_of_the_launch([launch, stopped]) == [launch, stopped], why


def test_a_sentence_of_launch_and_downing_gives_each_its_sides(events_of):
    events = events_of(
        "Russia launched 145 drones at Ukraine overnight and 104 were shot down, the army said."
    )
    assert [(e.kind, e.places[0].name, [a.name for a in e.actors]) for e in events] == [
        ("strike", "Ukraine", ["Russia", "Ukraine"]),
        ("interception", "Ukraine", ["Ukraine", "Russia"]),
    ]
