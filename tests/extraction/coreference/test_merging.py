"""Which drafts are one event, and what they say together."""

import pytest

from events.extraction.coreference import merging
from events.extraction.coreference.told_together import casualties_of
from events.extraction.types import Count, Kind, Weapon, WeaponType
from tests.extraction.drafts import (
    FRIDAY,
    GAZA,
    KHERSON,
    KYIV,
    MONDAY,
    NORTH_GAZA,
    TUESDAY,
    UKRAINE,
    exactly,
    hurt,
    told,
)

ONE = [
    (
        "the headline and its sentence",
        told(0, headline=True, places=(KYIV,)),
        told(1, places=(KYIV,)),
    ),
    ("the same place, far below", told(0, places=(KYIV,)), told(20, places=(KYIV,))),
    ("the lead without a place", told(0, headline=True), told(1, places=(KYIV,))),
    ("the attack, right after", told(5, places=(KYIV,)), told(6, back=True)),
    (
        "the day before is the same night",
        told(0, places=(KYIV,), date=MONDAY),
        told(1, places=(KYIV,), date=TUESDAY),
    ),
    (
        "at least four became six",
        told(0, places=(KYIV,), casualties=hurt(Count(4, None))),
        told(6, places=(KYIV,), casualties=hurt(exactly(6))),
    ),
    ("a region and its part", told(0, places=(GAZA,)), told(1, places=(NORTH_GAZA,))),
    (
        "captured and recaptured are both a gain",
        told(0, Kind.TERRITORIAL_CLAIM, subkind="captured", places=(KYIV,)),
        told(1, Kind.TERRITORIAL_CLAIM, subkind="recaptured", places=(KYIV,)),
    ),
]
TWO = [
    ("other kinds", told(0, places=(KYIV,)), told(1, Kind.INTERCEPTION, places=(KYIV,))),
    ("other places", told(5, places=(KYIV,)), told(6, places=(KHERSON,))),
    (
        "the barrage and its local hit",
        told(0, places=(UKRAINE,), weapons=(Weapon(WeaponType.DRONE, 90),)),
        told(1, places=(KYIV,)),
    ),
    (
        "other sides",
        told(0, places=(KYIV,), perpetrators=("Russia",)),
        told(1, places=(KYIV,), perpetrators=("Ukraine",)),
    ),
    ("another night", told(0, places=(KYIV,), date=FRIDAY), told(1, places=(KYIV,), date=TUESDAY)),
    (
        "other numbers of dead",
        told(0, places=(KYIV,), casualties=hurt(exactly(4))),
        told(6, places=(KYIV,), casualties=hurt(exactly(9))),
    ),
    (
        "other numbers of drones",
        told(0, places=(KYIV,), weapons=(Weapon(WeaponType.DRONE, 4),)),
        told(6, places=(KYIV,), weapons=(Weapon(WeaponType.DRONE, 9),)),
    ),
    ("another strike", told(0, places=(KYIV,)), told(1, places=(KYIV,), anew=True)),
    (
        "each on the other",
        told(0, places=(KYIV,), mutual=True),
        told(0, places=(KYIV,), mutual=True),
    ),
    (
        "won and given up",
        told(0, Kind.TERRITORIAL_CLAIM, subkind="captured", places=(KYIV,)),
        told(1, Kind.TERRITORIAL_CLAIM, subkind="withdrawal", places=(KYIV,)),
    ),
    ("no place, far below", told(5, places=(KYIV,)), told(25)),
]


@pytest.mark.parametrize(("why", "a", "b"), ONE, ids=[row[0] for row in ONE])
def test_told_again_it_is_one_event(why, a, b):
    assert merging.group([a, b]) == [[a, b]]


@pytest.mark.parametrize(("why", "a", "b"), TWO, ids=[row[0] for row in TWO])
def test_facts_of_its_own_make_it_another_event(why, a, b):
    assert merging.group([a, b]) == [[a], [b]]


def test_a_sentence_joins_the_event_with_its_place_rather_than_the_nearer_one():
    kyiv, kherson, again = (
        told(5, places=(KYIV,)),
        told(7, places=(KHERSON,)),
        told(8, places=(KYIV,), back=True),
    )
    assert merging.group([kyiv, kherson, again]) == [[kyiv, again], [kherson]]


def test_nothing_gives_nothing():
    assert merging.group([]) == []


LEAD = told(0, headline=True, casualties=hurt(exactly(5)))
IN_KYIV = told(3, places=(KYIV,), casualties=hurt(exactly(3)))
IN_KHERSON = told(5, places=(KHERSON,), casualties=hurt(exactly(2)))


def test_a_lead_that_its_details_make_up_is_evidence_of_each_and_no_event_of_its_own():
    kyiv, kherson = merging.group([LEAD, IN_KYIV, IN_KHERSON])
    assert [d.mention.sentence.index for d in kyiv] == [3, 0]
    assert [d.mention.sentence.index for d in kherson] == [5, 0]


def test_the_lead_adds_no_number_to_its_details():
    kyiv, kherson = merging.group([LEAD, IN_KYIV, IN_KHERSON])
    assert (casualties_of(kyiv).killed, casualties_of(kherson).killed) == (
        exactly(3),
        exactly(2),
    )


@pytest.mark.parametrize(
    ("lead", "why"),
    [
        (
            told(0, headline=True, casualties=hurt(exactly(9))),
            "four of its dead are told nowhere else",
        ),
        (
            told(0, headline=True, weapons=(Weapon(WeaponType.DRONE, 40),)),
            "a barrage is more than its hits",
        ),
        (told(9, casualties=hurt(exactly(5))), "a lead stands at the head"),
    ],
)
def test_a_sum_with_something_of_its_own_stays_an_event(lead, why):
    groups = merging.group(
        sorted([lead, IN_KYIV, IN_KHERSON], key=lambda d: d.mention.sentence.index)
    )
    assert [lead] in groups, why
