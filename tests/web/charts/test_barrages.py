"""No munition is counted twice, and no rate is made up."""

from datetime import date
from functools import partial

import pytest

from events.models.reads.munition_counts import Counted
from events.web.charts.barrages import fired

DAY = date(2024, 11, 13)
RUSSIA, IRAN = 1, 2


def told(
    kind,
    launched,
    intercepted,
    *,
    type_="drone",
    side=RUSSIA,
    whole=False,
    claimed=False,
    day=DAY,
):
    return Counted(day, kind, type_, launched, intercepted, claimed, whole, side)


stopped, struck = partial(told, "interception"), partial(told, "strike")


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([stopped(32, 28)], (32, 28, 88), "one event gives both counts"),
        ([stopped(32, 28), struck(32, None)], (32, 28, 88), "the strike is the same barrage"),
        (
            [stopped(32, 28), struck(32, None, side=None)],
            (32, 28, 88),
            "a strike of nobody named is theirs",
        ),
        ([struck(32, None)], (32, None, None), "nothing says how many were stopped"),
        ([stopped(None, 28)], (None, 28, None), "no launch count, no rate"),
        (
            [stopped(None, 28), struck(32, None)],
            (32, 28, None),
            "counts of two events give no rate",
        ),
        ([stopped(32, 28), stopped(None, 5)], (32, 33, None), "one of two gives no launch count"),
        ([stopped(32, 28, whole=True), stopped(5, 5)], (32, 28, 88), "its regions are parts"),
        (
            [stopped(6, 4, type_="missile"), struck(6, None, type_="ballistic_missile")],
            (6, 4, 67),
            "same",
        ),
        ([stopped(10, 5), stopped(6, 3, type_="missile")], (16, 8, 50), "drones are no missiles"),
        (
            [stopped(10, 5), struck(200, None, side=IRAN)],
            (210, 5, None),
            "another side's is another",
        ),
        (
            [struck(10, None, side=None), struck(9, None), struck(8, None, side=IRAN)],
            (27, None, None),
            "of two sides none can be chosen for the unnamed",
        ),
        ([stopped(0, 0)], (0, 0, None), "none launched: no share of nothing"),
        ([stopped(5, 9)], (5, 9, None), "more stopped than launched cannot be a share"),
    ],
)
def test_a_barrage_is_counted_once(rows, expected, why):
    day = fired(rows)[DAY]
    assert (day.launched, day.intercepted, day.percent) == expected, why


@pytest.mark.parametrize(
    ("rows", "partly"),
    [
        ([stopped(32, 28)], False),
        ([stopped(None, 28)], True),
        ([stopped(32, 28), stopped(None, 5)], True),
        ([stopped(None, 28), struck(32, None)], False),
    ],
)
def test_a_missing_launch_count_is_marked(rows, partly):
    assert fired(rows)[DAY].partly is partly


def test_only_the_claims_that_are_counted_mark_a_day_as_claimed():
    reported, claimed = stopped(32, 28), struck(32, None, claimed=True)
    assert not fired([reported, claimed])[DAY].claimed
    assert fired([claimed])[DAY].claimed


def test_days_stay_apart():
    other = date(2024, 11, 14)
    assert set(fired([struck(3, None), struck(4, None, day=other)])) == {DAY, other}
