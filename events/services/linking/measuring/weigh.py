"""Weights of features, held to what is expected of them and kept within bounds.

A few hundred pairs cannot tell the weight of each feature. A fit that is held to zero learns
accidents: that a pair is none if one report names no munition. So each weight starts where a
person would put it and moves as far as the examples ask.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize

from events.extraction.learning.fitting import ALWAYS, Example

Bounds = Mapping[str, Sequence[float]]
FREE = (-99.0, 99.0)
LESS_HELD = 4  # the weight of all pairs depends most on which examples there are


def fit_held(
    examples: Sequence[tuple[Example, float]],
    expected: Mapping[str, float],
    bounds: Bounds,
    *,
    hold: float,
    yes: str,
) -> dict[str, float]:
    """The likeliest weights. Examples come with how much each counts; `yes` is the label of one."""
    names = list(expected)
    rows = np.array([_row(example, names) for example, _ in examples])
    labels = np.array([example.label == yes for example, _ in examples], dtype=float)
    counts = np.array([count for _, count in examples])
    start = np.array([expected[name] for name in names])
    held = np.array([hold / (LESS_HELD if name == ALWAYS else 1) for name in names])

    def surprise(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = rows @ weights
        off, slope = weights - start, counts * (1 / (1 + np.exp(-sums)) - labels)
        value = counts @ (np.logaddexp(0, sums) - labels * sums) + held @ off**2 / 2
        return float(value), rows.T @ slope + held * off

    within = [tuple(bounds.get(name, FREE)) for name in names]
    first = np.clip(start, *np.array(within).T)
    found = minimize(surprise, first, jac=True, method="L-BFGS-B", bounds=within)
    return dict(zip(names, map(float, found.x), strict=True))


def _row(example: Example, names: Sequence[str]) -> list[float]:
    return [float(name == ALWAYS or name in example.features) for name in names]
