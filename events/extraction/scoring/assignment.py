"""One-to-one pairs with the largest sum of weights."""

from __future__ import annotations

from collections.abc import Sequence

try:
    from scipy.optimize import linear_sum_assignment
except ImportError:  # SciPy is a development requirement: the product itself scores nothing
    linear_sum_assignment = None


class SciPyMissing(Exception):
    """Events cannot be paired without SciPy."""

    def __init__(self) -> None:
        super().__init__(
            "Scoring needs SciPy, which is installed for development only: run `make setup`."
        )


def best_pairs(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """(row, column) of each pair, by column. Weights are 0 or more, and 0 never makes a pair.

    Of several best assignments, the one with the earlier columns is taken, so that scores do not
    hang on the algorithm: of two predicted events that fit a gold event equally well, the first
    gets it.

    Raises:
        SciPyMissing: where SciPy is not installed.
    """
    if linear_sum_assignment is None:
        raise SciPyMissing
    if not weights or not weights[0]:
        return []
    pairs = zip(*linear_sum_assignment(_as_square_of_costs(weights)), strict=True)
    return sorted(
        ((int(row), int(column)) for row, column in pairs if _weight(weights, row, column) > 0),
        key=lambda pair: pair[1],
    )


def _as_square_of_costs(weights: Sequence[Sequence[int]]) -> list[list[int]]:
    """What weighs most costs least, and what is no pair costs nothing. The columns of all pairs add
    up to less than one unit of weight.
    """
    size = max(len(weights), len(weights[0]))
    unit = size * size
    return [
        [
            column - weight * unit if (weight := _weight(weights, row, column)) > 0 else 0
            for column in range(size)
        ]
        for row in range(size)
    ]


def _weight(weights: Sequence[Sequence[int]], row: int, column: int) -> int:
    """0 outside the table, which the square fills up."""
    if row >= len(weights) or column >= len(weights[row]):
        return 0
    return weights[row][column]
