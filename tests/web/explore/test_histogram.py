"""The bars of the home page and the axis below them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from events.models.reads.buckets import BucketSize
from events.web.explore.histogram import TOP, Days, histogram
from events.web.explore.time_axis import MOST_TICKS, TimeAxis

ALWAYS = Days(None, None)


def rows(*days, kind="strike"):
    return [{"ends_on": day, "kind": kind, "count": 1} for day in sorted(days)]


@pytest.mark.parametrize(
    ("days", "size"),
    [
        (1, BucketSize.DAY),
        (120, BucketSize.DAY),
        (121, BucketSize.WEEK),
        (900, BucketSize.WEEK),
        (1500, BucketSize.MONTH),
        (9000, BucketSize.YEAR),
    ],
)
def test_the_size_of_a_bucket_follows_from_the_span(days, size):
    last = date(2024, 11, 13)
    axis = TimeAxis.around(last - timedelta(days=days - 1), last)
    assert axis.size == size
    assert len(list(axis.buckets())) <= 135


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 11, 13), date(2024, 11, 13)),
        (date(2024, 2, 20), date(2024, 4, 1)),
        (date(2022, 2, 24), date(2024, 11, 13)),
        (date(1950, 1, 1), date(2024, 11, 13)),
        (date(1900, 1, 1), date(2100, 12, 31)),
    ],
)
def test_an_axis_holds_both_days_in_whole_buckets_with_few_labels(first, last):
    axis = TimeAxis.around(first, last)
    buckets = list(axis.buckets())
    assert buckets[0][0] == axis.start <= first
    assert buckets[-1][1] == axis.end > last
    assert all(end == start for (_, end), (start, _) in pairwise(buckets))
    assert 2 <= len(axis.ticks()) <= MOST_TICKS + 1
    assert [tick.x for tick in axis.ticks()] == sorted({tick.x for tick in axis.ticks()})


def test_a_day_stands_in_proportion_and_within_the_axis():
    axis = TimeAxis(date(2024, 1, 1), date(2024, 1, 11), BucketSize.DAY)
    assert axis.at(date(2024, 1, 6)) == 50
    assert axis.at(date(2024, 1, 6), part=0.5) == 55
    assert (axis.at(date(2023, 1, 1)), axis.at(date(2025, 1, 1))) == (0, 100)


def test_no_event_is_no_drawing():
    assert histogram([], ALWAYS, close=False) is None


def test_bars_are_stacked_by_kind_up_to_the_highest():
    day = date(2024, 11, 13)
    bars = histogram(
        rows(day - timedelta(days=1), day, day) + rows(day, kind="deployment"), ALWAYS, close=False
    )
    assert bars.highest == 3
    assert bars.bars[-1].total == 3
    strike, deployment = (
        next(layer for layer in bars.layers if layer.kind == kind)
        for kind in ("strike", "deployment")
    )
    assert strike.blocks[-1].y + strike.blocks[-1].height == pytest.approx(bars.bottom)
    assert deployment.blocks[-1].y == pytest.approx(TOP, abs=0.2)
    assert deployment.blocks[-1].y + deployment.blocks[-1].height == pytest.approx(
        strike.blocks[-1].y
    )


def test_the_chosen_days_do_not_change_the_bars():
    found = rows(date(2024, 1, 1), date(2024, 3, 1))
    chosen = histogram(found, Days(date(2024, 2, 1), None), close=False)
    assert chosen.bars == histogram(found, ALWAYS, close=False).bars
    before, after, rest = chosen.shades
    assert before == chosen.axis.at(date(2024, 2, 1))
    assert (after, rest) == (100, 0)


def test_zoomed_the_axis_is_the_chosen_days_in_finer_buckets():
    found = rows(date(2020, 1, 1), date(2024, 3, 5), date(2024, 11, 13))
    wide = histogram(found, Days(date(2024, 3, 1), date(2024, 4, 1)), close=False)
    close = histogram(found, Days(date(2024, 3, 1), date(2024, 4, 1)), close=True)
    assert (wide.axis.size, close.axis.size) == (BucketSize.MONTH, BucketSize.DAY)
    assert (close.axis.start, close.axis.end) == (date(2024, 3, 1), date(2024, 4, 1))
    assert close.highest == 1
    assert close.latest == date(2024, 11, 13)


@pytest.mark.parametrize(
    "chosen",
    [
        Days(date(2030, 1, 1), None),
        Days(None, date(1999, 1, 1)),
        Days(date(2030, 1, 1), date(2030, 1, 2)),
    ],
)
def test_days_without_any_event_are_drawn_empty(chosen):
    close = histogram(rows(date(2024, 1, 1)), chosen, close=True)
    assert close.axis.start < close.axis.end
    assert len(close.shades) == 3


def test_presets_count_back_from_the_latest_event():
    bars = histogram(rows(date(2024, 11, 30)), ALWAYS, close=False)
    assert (bars.seven, bars.thirty, bars.ninety) == (
        date(2024, 11, 24),
        date(2024, 11, 1),
        date(2024, 9, 2),
    )
