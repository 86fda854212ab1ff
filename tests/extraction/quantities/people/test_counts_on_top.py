"""Numbers that come on top of others, and numbers of the two sides of one battle."""

import pytest

from events.extraction.quantities.people.who_fell import added, of_other_sides, summed
from events.extraction.reading.mention import Fallen, Sort
from events.extraction.types import Count


def killed(number, sort, *, on_top=False):
    return Fallen("killed", Count(number, number), sort, on_top)


@pytest.mark.parametrize(
    ("told", "sum_of", "why"),
    [
        ([killed(14, Sort.FORCES), killed(1, Sort.CIVILIANS, on_top=True)], 15, "of another sort"),
        ([killed(1, Sort.CIVILIANS), killed(5, Sort.CIVILIANS, on_top=True)], 6, "beside one"),
        ([killed(30, Sort.ANYBODY), killed(2, Sort.FORCES, on_top=True)], None, "among the 30"),
        ([killed(14, Sort.FORCES), killed(16, Sort.FORCES)], None, "a later number"),
    ],
)
def test_a_number_is_added_where_the_text_says_that_it_comes_on_top(told, sum_of, why):
    assert added(told) == (None if sum_of is None else Count(sum_of, sum_of)), why


@pytest.mark.parametrize(
    ("told", "sum_of", "why"),
    [
        ([killed(4, Sort.FORCES), killed(22, Sort.FIGHTERS)], 26, "both sides"),
        (
            [killed(40, Sort.FIGHTERS), killed(23, Sort.FORCES), killed(7, Sort.FIGHTERS)],
            63,
            "less than half is of some of them",
        ),
        ([killed(29, Sort.FIGHTERS), killed(25, Sort.ANYBODY)], None, "nobody says of whom"),
        ([killed(4, Sort.FORCES)], None, "one side"),
    ],
)
def test_the_latest_numbers_of_both_sides_are_summed(told, sum_of, why):
    assert summed(told) == (None if sum_of is None else Count(sum_of, sum_of)), why


def test_numbers_of_fighters_and_of_forces_do_not_contradict_each_other():
    ours, theirs = [killed(25, Sort.FIGHTERS)], [killed(1, Sort.FORCES)]
    assert of_other_sides("killed", ours, theirs)
    assert not of_other_sides("killed", ours, ours)
