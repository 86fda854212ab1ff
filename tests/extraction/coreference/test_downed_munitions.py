"""Whose the munitions were that somebody shot down, and who did."""

import pytest

from events.extraction.coreference.downed_munitions import with_sides_of_the_launch
from events.extraction.types import Kind, Place, Precision, Weapon, WeaponType
from tests.extraction.drafts import UKRAINE, told

POLAND = Place("Poland", None, "PL", 52.0, 20.0, Precision.COUNTRY, "iso:PL")
DRONES = (Weapon(WeaponType.DRONE, 145),)
LAUNCH = told(0, perpetrators=("Russia",), targets=("Ukraine",), places=(UKRAINE,), weapons=DRONES)


def downing(index=0, **facts):
    return told(index, Kind.INTERCEPTION, **facts)


def test_a_downing_without_sides_has_those_of_the_launch_before_it():
    _, stopped = with_sides_of_the_launch([LAUNCH, downing()])
    assert (stopped.perpetrators, stopped.targets) == (("Ukraine",), ("Russia",))


@pytest.mark.parametrize(
    ("stopped", "why"),
    [
        (downing(places=(POLAND,)), "over another country"),
        (downing(speakers=("Poland",)), "another country says so"),
    ],
)
def test_a_third_country_may_have_stopped_them(stopped, why):
    _, found = with_sides_of_the_launch([LAUNCH, stopped])
    assert (found.perpetrators, found.targets) == ((), ("Russia",)), why


def test_a_barrage_on_one_town_says_nothing_of_where_the_rest_was_stopped(events_of):
    (strike, *rest) = events_of(
        "Russian drones hit a house in Odesa overnight, killing three people. Ukraine's air force "
        "said it shot down 40 of 46 drones."
    )
    assert [p.name for p in strike.places] == ["Odesa"]
    assert {p.name for e in rest for p in e.places} == {"Ukraine"}


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
