"""One-to-one pairs with the largest sum of weights: the Hungarian method, by shortest augmenting
paths.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field


def best_pairs(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """(row, column) of each pair, by column. Weights are 0 or more, and 0 never makes a pair.

    Of several best assignments one is taken always: rows come in order, and the first of equally
    near columns wins.
    """
    grown = _Assignment(_as_square_of_costs(weights))
    for row in range(len(grown.costs)):
        grown.add(row)
    pairs = ((row, column) for column, row in enumerate(grown.row_of) if row is not None)
    return [(row, column) for row, column in pairs if grown.costs[row][column] < 0]


def _as_square_of_costs(weights: Sequence[Sequence[int]]) -> list[list[int]]:
    """What is best costs least; rows or columns that are wanting are filled up with zeros."""
    size = max(len(weights), len(weights[0]) if weights else 0)
    costs = [[-weight for weight in row] + [0] * (size - len(row)) for row in weights]
    return costs + [[0] * size for _ in range(size - len(weights))]


@dataclass(slots=True)
class _Assignment:
    """Grows by one row at a time. Cost less the prices of its row and column is never negative, and
    0 for a pair.
    """

    costs: list[list[int]]
    row_price: list[int] = field(init=False)
    column_price: list[int] = field(init=False)
    row_of: list[int | None] = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.costs)
        self.row_price, self.column_price, self.row_of = [0] * size, [0] * size, [None] * size

    def add(self, row: int) -> None:
        """Give the row a column, moving rows that have one to others along the cheapest path to a
        free column.
        """
        path = _Path(size=len(self.costs))
        path.extend(row, 0, self)
        column = path.nearest()
        while (holder := self.row_of[column]) is not None:
            path.extend(holder, path.distance[column], self, through=column)
            column = path.nearest()
        self._reprice(row, path, path.distance[column])
        self._shift(row, column, path)

    def _reprice(self, row: int, path: _Path, length: float) -> None:
        self.row_price[row] += int(length)
        for passed in path.passed:
            change = int(length - path.distance[passed])
            self.column_price[passed] -= change
            holder = self.row_of[passed]
            if holder is not None:
                self.row_price[holder] += change

    def _shift(self, row: int, column: int, path: _Path) -> None:
        at: int | None = column
        while at is not None:
            before = path.before[at]
            self.row_of[at] = row if before is None else self.row_of[before]
            at = before


@dataclass(slots=True)
class _Path:
    """Shortest distances from one row to every column, as in Dijkstra's search."""

    size: int
    distance: list[float] = field(init=False)
    # the column through which a column is reached; None: straight from the row
    before: list[int | None] = field(init=False)
    passed: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.distance, self.before = [math.inf] * self.size, [None] * self.size

    def extend(
        self, row: int, so_far: float, grown: _Assignment, through: int | None = None
    ) -> None:
        """Look from this row, reached after `so_far`, to every column that is not passed yet."""
        for column in self._open():
            reached = (
                so_far
                + grown.costs[row][column]
                - grown.row_price[row]
                - grown.column_price[column]
            )
            if reached < self.distance[column]:
                self.distance[column], self.before[column] = reached, through

    def nearest(self) -> int:
        """Pass the nearest open column."""
        column = min(self._open(), key=self.distance.__getitem__)
        self.passed.append(column)
        return column

    def _open(self) -> list[int]:
        return [column for column in range(self.size) if column not in self.passed]
