"""No munition is counted twice, and no rate is made up."""

from datetime import date

import pytest

from events.querysets.chart_counts import Counted
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
    event=0,
):
    return Counted(event, day, kind, type_, launched, intercepted, claimed, whole, side)


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([told("interception", 32, 28)], (32, 28, 88), "one event gives both counts"),
        ([told("interception", 32, 28), told("strike", 32, None)], (32, 28, 88), "the strike is the same barrage"),
        ([told("interception", 32, 28), told("strike", 32, None, side=None)], (32, 28, 88), "a strike of nobody named is theirs"),
        ([told("strike", 32, None)], (32, None, None), "nothing says how many were stopped"),
        ([told("interception", None, 28)], (None, 28, None), "no launch count, no rate"),
        ([told("interception", None, 28), told("strike", 32, None)], (32, 28, None), "counts of two events give no rate"),
        ([told("interception", 32, 28), told("interception", None, 5)], (32, 33, None), "one of two gives no launch count"),
        ([told("interception", 32, 28, whole=True), told("interception", 5, 5)], (32, 28, 88), "its regions are parts"),
        ([told("interception", 6, 4, type_="missile"), told("strike", 6, None, type_="ballistic_missile")], (6, 4, 67), "same"),
        ([told("interception", 10, 5), told("interception", 6, 3, type_="missile")], (16, 8, 50), "drones are no missiles"),
        ([told("interception", 10, 5), told("strike", 200, None, side=IRAN)], (210, 5, None), "another side's is another"),
        ([told("strike", 10, None, side=None), told("strike", 9, None), told("strike", 8, None, side=IRAN)], (27, None, None),
         "of two sides none can be chosen for the unnamed"),
        ([told("interception", 0, 0)], (0, 0, None), "none launched: no share of nothing"),
        ([told("interception", 5, 9)], (5, 9, None), "more stopped than launched cannot be a share"),
    ],
)  # fmt: skip
def test_a_barrage_is_counted_once(rows, expected, why):
    day = fired(rows)[DAY]
    assert (day.launched, day.intercepted, day.percent) == expected, why


@pytest.mark.parametrize(
    ("rows", "partly"),
    [
        ([told("interception", 32, 28)], False),
        ([told("interception", None, 28)], True),
        ([told("interception", 32, 28), told("interception", None, 5)], True),
        ([told("interception", None, 28), told("strike", 32, None)], False),
    ],
)
def test_a_missing_launch_count_is_marked(rows, partly):
    assert fired(rows)[DAY].partly is partly


def test_only_the_claims_that_are_counted_mark_a_day_as_claimed():
    reported, claimed = told("interception", 32, 28), told("strike", 32, None, claimed=True)
    assert not fired([reported, claimed])[DAY].claimed
    assert fired([claimed])[DAY].claimed


def test_days_stay_apart():
    other = date(2024, 11, 14)
    assert set(fired([told("strike", 3, None), told("strike", 4, None, day=other)])) == {DAY, other}
