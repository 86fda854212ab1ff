"""Numbers as news writes them."""

import pytest

from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Count


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("37 drones", [Count(37, 37)]),
        ("more than 1,300 people", [Count(1300, None)]),
        # a qualifier binds its own number
        ("at least 26 killed and 46 injured", [Count(26, None), Count(46, 46)]),
        ("up to 50", [Count(None, 50)]),
        ("some 200", [Count(200, 200)]),
        ("nearly 90", [Count(90, 90)]),
        ("two dozen drones and three missiles", [Count(24, 24), Count(3, 3)]),
        ("between 10 and 20 dead", [Count(10, 20)]),
        ("5-7 killed", [Count(5, 7)]),
        ("a score of farmers", [Count(20, 20)]),
        ("thirty-two drones", [Count(32, 32)]),
        ("dozens of people", [Count(24, None)]),
        ("several civilians", [Count(3, None)]),
        ("hundreds", [Count(200, None)]),
        ("15 of 16 drones", [Count(15, 15), Count(16, 16)]),
        ("a couple of shells", [Count(2, 2)]),
        ("upward of 40 people", [Count(40, None)]),
        ("in excess of 50 people", [Count(50, None)]),
        ("30 or more people", [Count(30, None)]),
        ("100-plus shells", [Count(100, None)]),
        ("a maximum of 12 people", [Count(None, 12)]),
        ("another dozen wounded", [Count(12, 12)]),
        ("50+ people", [Count(50, None)]),
        ("a few dozen people", [Count(24, None)]),
        ("a handful of men", [Count(3, None)]),
        ("a pair of guards", [Count(2, 2)]),
        ("Su-34 and F-16", []),  # a number inside a name counts nothing
        ("1.2 km", []),
        ("", []),
    ],
)
def test_numbers_are_read_with_their_qualifiers(words, expected):
    assert [numeral.count for numeral in read_numerals(words)] == expected


def test_a_number_says_where_it_stands():
    words = "killing at least six people"
    numeral = read_numerals(words)[0]
    assert words[numeral.start : numeral.end] == "at least six"
