"""Pairs with the largest sum of weights."""

import subprocess
import sys
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extraction.scoring.assignment import best_pairs


@pytest.mark.parametrize(
    ("weights", "pairs", "why"),
    [
        ([], [], "no gold event"),
        ([[], []], [], "nothing predicted"),
        ([[0]], [], "no weight, no pair"),
        ([[5]], [(0, 0)], "one of each"),
        ([[5, 0], [9, 5]], [(0, 0), (1, 1)], "10 is more than 9"),
        ([[5, 5, 5]], [(0, 0)], "the predicted event told first"),
        ([[0, 5, 5], [0, 5, 0]], [(1, 1), (0, 2)], "both are paired"),
    ],
)
def test_the_pairs_weigh_most(weights, pairs, why):
    assert best_pairs(weights) == pairs, why


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 9), min_size=width, max_size=width), max_size=4
        )
    )
)
def test_no_other_assignment_weighs_more(weights):
    pairs = best_pairs(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[row][column] > 0 for row, column in pairs)
    size = max(len(weights), len(weights[0]) if weights else 0)
    square = [[*row, *[0] * (size - len(row))] for row in weights] + [[0] * size] * (
        size - len(weights)
    )
    most = max(
        sum(square[row][column] for row, column in enumerate(order))
        for order in permutations(range(size))
    )
    assert sum(weights[row][column] for row, column in pairs) == most


def test_without_scipy_it_says_what_to_install():
    script = """
import sys
sys.modules["scipy"] = sys.modules["scipy.optimize"] = None
from events.extraction.scoring.assignment import best_pairs
best_pairs([[1]])
"""
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "run `make setup`" in run.stderr.splitlines()[-1]
