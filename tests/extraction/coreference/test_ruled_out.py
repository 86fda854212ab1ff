"""What rules out that two drafts tell one event, and what leaves it open."""

from dataclasses import replace

import pytest

from events.extraction.coreference import ruled_out
from events.extraction.types import Kind, Weapon, WeaponType
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

DRONES = Weapon(WeaponType.DRONE, 40)
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
    (
        told(0, date=MONDAY, places=(KYIV,)),
        told(1, date=TUESDAY, places=(KHERSON,)),
        "two towns, each on its day",
    ),
    (
        told(0, places=(KYIV,), casualties=hurt(None, exactly(2))),
        told(1, places=(KHERSON,), casualties=hurt(exactly(6))),
        "two towns, each with its numbers",
    ),
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
    assert not ruled_out.possible(b, [a])


@pytest.mark.parametrize(("a", "b", "why"), LEFT_OPEN, ids=[row[2] for row in LEFT_OPEN])
def test_other_facts_leave_it_open(a, b, why):
    assert ruled_out.possible(b, [a])


def test_forty_launched_over_the_country_did_not_all_hit_one_town():
    launch = told(1, weapons=(DRONES,))
    launch = replace(launch, mention=replace(launch.mention, rule=ruled_out.LAUNCHED))
    assert not ruled_out.possible(launch, [told(0, places=(KYIV,))])
    assert ruled_out.possible(launch, [told(0, places=(UKRAINE,))])
    assert ruled_out.possible(launch, [told(0, places=(KYIV,), weapons=(DRONES,))]), "as many"
