"""Which drafts are one event, and what they say together."""

import pytest

from events.extraction.coreference import merging
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
        merging.casualties_of([told(0, casualties=first), told(1, casualties=second)]) == together
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
    assert merging.weapons_of([told(0, weapons=first), told(1, weapons=second)]) == together, why


def test_place_and_day_are_the_first_that_the_text_gives():
    drafts = [
        told(0),
        told(1, places=(KYIV,), date=MONDAY),
        told(2, places=(KHERSON,), date=TUESDAY),
    ]
    assert merging.places_of(drafts) == (KYIV,)
    assert merging.date_of(drafts) == MONDAY
    assert merging.places_of([told(0)]) == ()
    headline = told(0, headline=True, places=(KHERSON,))
    assert merging.places_of([headline, *drafts]) == (KYIV,)
    assert merging.places_of([headline]) == (KHERSON,)
    assert merging.date_of([told(0)]) is None


LEAD = told(0, headline=True, casualties=hurt(exactly(5)))
IN_KYIV = told(3, places=(KYIV,), casualties=hurt(exactly(3)))
IN_KHERSON = told(5, places=(KHERSON,), casualties=hurt(exactly(2)))


def test_a_lead_that_its_details_make_up_is_evidence_of_each_and_no_event_of_its_own():
    kyiv, kherson = merging.group([LEAD, IN_KYIV, IN_KHERSON])
    assert [d.mention.sentence.index for d in kyiv] == [3, 0]
    assert [d.mention.sentence.index for d in kherson] == [5, 0]


def test_the_lead_adds_no_number_to_its_details():
    kyiv, kherson = merging.group([LEAD, IN_KYIV, IN_KHERSON])
    assert (merging.casualties_of(kyiv).killed, merging.casualties_of(kherson).killed) == (
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
