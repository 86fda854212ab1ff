"""A turn is of what is due, as long as its time lasts."""

import pytest

from events.services.queue import turns
from events.services.queue.turns import a_turn


@pytest.fixture
def clock(monkeypatch):
    seconds = [0.0]
    monkeypatch.setattr(turns.time, "monotonic", lambda: seconds[0])
    return seconds


def taken(clock, batches, *, each, first=()):
    """Rows of a turn of one second of which each takes so long."""
    left = [list(batch) for batch in batches]
    rows = []
    for row in a_turn(lambda: left.pop(0) if left else [], seconds=1.0, first=first):
        rows.append(row)
        clock[0] += each
    return rows


@pytest.mark.parametrize(
    ("batches", "each", "number"),
    [
        pytest.param([], 0.0, 0, id="nothing is due"),
        pytest.param([range(10)], 0.0, 10, id="quick ones together"),
        pytest.param([range(10)], 2.0, 1, id="a slow one by itself"),
        pytest.param([[1], [2], [3]], 0.0, 3, id="what becomes due when others are done"),
        pytest.param([[n] for n in range(10)], 0.3, 4, id="as many as the time allows"),
    ],
)
def test_a_turn_has(clock, batches, each, number):
    rows = taken(clock, batches, each=each)
    assert len(set(rows)) == len(rows) == number


def test_the_row_that_a_message_names_comes_first(clock):
    assert taken(clock, [[1]], each=0.0, first=[2]) == [2, 1]


def test_two_workers_that_look_at_the_same_rows_go_for_others(clock):
    orders = {tuple(taken(clock, [range(10)], each=0.0)) for _ in range(10)}
    assert len(orders) > 1
