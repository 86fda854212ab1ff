"""The toll of an event over time."""

from datetime import date

import pytest

from events.extraction.types import Count
from events.services.ledger.speaking import same_voice
from events.services.ledger.tolls import Statement, current, range_of, standing


def day(number: int) -> date:
    return date(2024, 11, number)


def said(low, high, on=1, by="agency", **how):
    return Statement(Count(low, high), day(on), by, **how)


@pytest.mark.parametrize(
    ("statements", "toll", "why"),
    [
        ([], None, "nobody gives a number"),
        ([said(20, 20, 1), said(25, 25, 2), said(26, 26, 3)], (26, 26), "each replaces the last"),
        ([said(26, 26, 3), said(20, 20, 1), said(25, 25, 2)], (26, 26), "in whatever order"),
        ([said(20, 20, 1, "a"), said(26, 26, 3, "b")], (26, 26), "whoever counts further"),
        ([said(2, None, 1, "a"), said(20, 20, 1, "b")], (20, 20), "at least 2 agrees with 20"),
        ([said(2, 2, 1, "a"), said(20, 20, 1, "b")], (20, 20), "an early number of that day"),
        ([said(5, 5, 1, "a"), said(7, 7, 1, "b")], (5, 7), "two that count differently"),
        ([said(43, 43, 1, "a"), said(20, None, 9, "b")], (43, 43), "a later at least 20 agrees"),
        ([said(20, None, 1), said(20, 20, 2)], (20, 20), "the exact number of two alike"),
        ([said(30, 30, 1, "a"), said(26, 26, 3, "a")], (26, 26), "its own correction downwards"),
        ([said(30, 30, 1, "a"), said(26, 26, 3, "b")], (26, 30), "another's does not replace"),
        (
            [said(101, 101, 1, "the clinic spokesman"), said(84, 84, 3, "clinic")],
            (84, 84),
            "one speaker, named otherwise, corrects itself",
        ),
        (
            [said(20, 20, 1, "the army"), said(13, 13, 3, "an outlet", corrects=True)],
            (13, 13),
            "not 20 as first reported, whoever said 20",
        ),
        ([said(4, 4, 1, "a"), said(5, 5, 1, "a")], (5, 5), "the later of one speaker's day"),
        (
            [said(34, 34, 3, "police", first=False), said(81, None, 3, "residents", first=False)],
            (34, None),
            "days after the attack two counts are in dispute, and neither is early",
        ),
        ([said(0, 0, 1), said(3, 3, 2)], (3, 3), "none at first"),
        ([said(None, 5), said(3, None, 1, "b")], (3, 5), "up to 5 and at least 3"),
        ([said(None, None), said(2, 2)], (2, 2), "an uncounted plural says nothing"),
        ([said(None, None)], None, "and alone it is no number"),
        ([said(9, 9, 1), said(3, 3, 2, adds=True)], (12, 12), "three more died"),
        (
            [said(9, 9, 1), said(3, 3, 2, "a", adds=True), said(3, 3, 2, "b", adds=True)],
            (12, 12),
            "the same three, told by two",
        ),
        ([said(9, None, 1), said(3, 3, 2, adds=True)], (12, None), "on top of at least 9"),
        ([said(9, 9, 1), said(3, 3, 2, adds=True), said(12, 12, 3)], (12, 12), "then in all"),
        ([said(2, 2, 1, adds=True)], (2, 2), "nothing was told before"),
        (
            [said(9, 9, 1), said(2, 2, 2, adds=True), said(1, 1, 3, adds=True)],
            (12, 12),
            "one after the other",
        ),
        (
            [said(50, 50, 1, "did it", contests=True), said(8, 8, 2, "a"), said(10, 10, 3, "b")],
            (10, 50),
            "nobody's number replaces that of the side that did it",
        ),
        (
            [said(50, 50, 1, "x", contests=True), said(60, 60, 2, "x", contests=True)],
            (60, 60),
            "except its own",
        ),
    ],
)
def test_the_toll_is_what_each_speaker_says_last(statements, toll, why):
    assert current(statements) == (Count(*toll) if toll else None), why


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mayor ihor terekhov", "the mayor ihor terekhov", True),
        ("governor vyacheslav gladkov", "belgorod governor vyacheslav gladkov", True),
        ("the lady reading hospital spokesman", "lady reading hospital", True),
        ("police", "residents", False),
        ("the governor of kherson", "the governor of sumy", False),
        ("side 1", "side 12", False),
        ("side 1", "side 1", True),
        ("a spokesman", "the spokesman", False),  # of whom, nobody says
    ],
)
def test_a_speaker_is_known_by_the_words_that_name_it(one, other, same):
    assert same_voice(one, other) is same


def test_a_number_that_is_replaced_is_kept_and_stands_no_more():
    found = standing([said(20, 20, 1), said(6, 6, 2, adds=True)])
    assert [(one.total, one.stands) for one in found] == [
        (Count(20, 20), False),
        (Count(26, 26), True),
    ]


@pytest.mark.parametrize(
    ("counts", "range_", "why"),
    [
        ([None, Count(None, None)], None, "no number"),
        ([Count(3, 3), Count(5, 5)], Count(3, 5), "from the lowest to the highest"),
        ([Count(20, None), Count(43, 43)], Count(20, 43), "at least 20 agrees with 43"),
        ([Count(7, None), Count(5, 5)], Count(5, None), "at least 7 does not agree with 5"),
    ],
)
def test_a_range_is_open_where_a_lower_bound_lies_above_the_rest(counts, range_, why):
    assert range_of(counts) == range_, why
