"""A number from a sample does not look more certain than it is."""

import pytest

from events.models.events.estimate import Estimate
from events.wording.counting.counts import number_of_events, shown


@pytest.mark.parametrize(
    ("counted", "share", "expected"),
    [(4_817, 0.02, 240_000), (1, 0.02, 50), (0, 0.02, 0), (7, 1.0, 7), (123, 1.0, 120)],
)
def test_two_digits_are_kept(counted, share, expected):
    assert Estimate.of(counted, share).rounded == expected


def test_readers_are_told_that_it_is_about_so_many():
    assert shown(Estimate.of(4_817, 0.02)) == "about 240,000"
    assert number_of_events(Estimate.of(4_817, 0.02)) == "about 240,000 events"
    assert shown(4_817) == "4,817"
