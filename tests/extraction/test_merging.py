"""Which drafts are one event, and what they say together."""

from datetime import date

import pytest

from events.extraction.reading import Draft, Mention, Sentence
from events.extraction.steps import merging
from events.extraction.types import Casualties, Count, DateSpan, Kind, Place, Precision, Weapon, WeaponType

KYIV = Place("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
KHERSON = Place("Kherson", "Kherson Oblast", "UA", 46.63, 32.61, Precision.TOWN, "gn:706448")
UKRAINE = Place("Ukraine", None, "UA", 49.0, 32.0, Precision.COUNTRY, "iso:UA")
GAZA = Place("Gaza Strip", "Gaza Strip", "PS", 31.42, 34.36, Precision.REGION, "sup:gaza")
NORTH_GAZA = Place("northern Gaza Strip", "Gaza Strip", "PS", 31.42, 34.36, Precision.REGION, "part:northern:sup:gaza")
MONDAY = DateSpan(date(2024, 11, 11), date(2024, 11, 11))
TUESDAY = DateSpan(date(2024, 11, 12), date(2024, 11, 12))
FRIDAY = DateSpan(date(2024, 11, 8), date(2024, 11, 8))


def told(index=0, kind=Kind.STRIKE, *, subkind=None, headline=False, back=False, anew=False, mutual=False, **facts):
    """A draft of the sentence with this index."""
    sentence = Sentence(index, index, 10 * index, 10 * index + 9, 100 * index, 100 * index + 90, headline)
    mention = Mention(kind, subkind, sentence, 10 * index, "rule", frozenset(), back, anew, mutual)
    return Draft(mention, **facts)


def hurt(killed=None, wounded=None):
    return Casualties(killed, wounded)


def exactly(n):
    return Count(n, n)


ONE = [
    ("the headline and its sentence", told(0, headline=True, places=(KYIV,)), told(1, places=(KYIV,))),
    ("the same place, far below", told(0, places=(KYIV,)), told(20, places=(KYIV,))),
    ("the lead without a place", told(0, headline=True), told(1, places=(KYIV,))),
    ("the attack, right after", told(5, places=(KYIV,)), told(6, back=True)),
    ("the day before is the same night", told(0, places=(KYIV,), date=MONDAY), told(1, places=(KYIV,), date=TUESDAY)),
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
    ("other sides", told(0, places=(KYIV,), perpetrators=("Russia",)), told(1, places=(KYIV,), perpetrators=("Ukraine",))),
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
    ("each on the other", told(0, places=(KYIV,), mutual=True), told(0, places=(KYIV,), mutual=True)),
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
    kyiv, kherson, again = told(5, places=(KYIV,)), told(7, places=(KHERSON,)), told(8, places=(KYIV,), back=True)
    assert merging.group([kyiv, kherson, again]) == [[kyiv, again], [kherson]]


def test_nothing_gives_nothing():
    assert merging.group([]) == []


@pytest.mark.parametrize(
    ("first", "second", "together", "why"),
    [
        (hurt(exactly(4)), hurt(exactly(6)), hurt(exactly(6)), "a later total replaces an earlier one"),
        (hurt(exactly(4)), hurt(None, exactly(9)), hurt(exactly(4), exactly(9)), "each from where it is said"),
        (hurt(exactly(0)), hurt(), hurt(exactly(0)), "silence does not undo a zero"),
        (hurt(exactly(4)), hurt(exactly(0)), hurt(exactly(0)), "a zero is a number"),
        (hurt(), hurt(), hurt(), "nobody said anything"),
    ],
)
def test_casualties_are_the_latest_that_the_text_gives(first, second, together, why):
    assert merging.casualties_of([told(0, casualties=first), told(1, casualties=second)]) == together, why


@pytest.mark.parametrize(
    ("first", "second", "together", "why"),
    [
        ((Weapon(WeaponType.DRONE),), (Weapon(WeaponType.DRONE, 9),), (Weapon(WeaponType.DRONE, 9),), "the count is added"),
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
        ((Weapon(WeaponType.OTHER, None, 3),), (Weapon(WeaponType.DRONE),), (Weapon(WeaponType.DRONE),), "a target was a drone"),
    ],
)
def test_munitions_are_listed_once(first, second, together, why):
    assert merging.weapons_of([told(0, weapons=first), told(1, weapons=second)]) == together, why


def test_place_and_day_are_the_first_that_the_text_gives():
    drafts = [told(0), told(1, places=(KYIV,), date=MONDAY), told(2, places=(KHERSON,), date=TUESDAY)]
    assert merging.places_of(drafts) == (KYIV,)
    assert merging.date_of(drafts) == MONDAY
    assert merging.places_of([told(0)]) == ()
    assert merging.date_of([told(0)]) is None
