"""Weights of named features by regularised logistic regression: plain Python, for a few hundred
examples of a dozen features each.

The weights are held to those that are there already, so that a feature that few examples show
keeps the weight that sense gave it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

ALWAYS = "always"  # the feature that every example has
STEPS = 400
RATE = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one case, the label that it should get, and the article that it is from."""

    article: str
    features: frozenset[str]
    label: str


Table = Mapping[str, Mapping[str, float]]  # label -> feature -> weight


def fit(examples: Sequence[Example], prior: Table, hold: float) -> dict[str, dict[str, float]]:
    """Weights that make the labels likely; `hold` says how strongly they are held to `prior`."""
    names = sorted(
        {feature for e in examples for feature in e.features}
        | {t for table in prior.values() for t in table}
        | {ALWAYS}
    )
    weights = {
        label: {name: table.get(name, 0.0) for name in names} for label, table in prior.items()
    }
    pace = RATE / max(1.0, math.sqrt(len(examples)))
    for step in range(STEPS):
        slope = {
            label: {n: hold * (weights[label][n] - prior[label].get(n, 0.0)) for n in names}
            for label in prior
        }
        for example in examples:
            for label, chance in chances(example.features, weights).items():
                wrong = chance - (label == example.label)
                for feature in (*example.features, ALWAYS):
                    slope[label][feature] += wrong
        for label in prior:
            for name in names:
                weights[label][name] -= pace / (1 + step / 100) * slope[label][name]
    return weights


def chances(features: Iterable[str], weights: Table) -> dict[str, float]:
    """How likely each label is, by the sums of its weights."""
    sums = {
        label: table.get(ALWAYS, 0.0) + sum(table.get(t, 0.0) for t in features)
        for label, table in weights.items()
    }
    top = max(sums.values())
    shares = {label: math.exp(value - top) for label, value in sums.items()}
    total = sum(shares.values())
    return {label: share / total for label, share in shares.items()}


@dataclass(frozen=True, slots=True)
class Fit:
    """How well weights do on examples: the share right, and the mean surprise (nats) at the right
    label: less is better.
    """

    right: float
    surprise: float


def measure(examples: Sequence[Example], weights: Table) -> Fit:
    """The share of examples whose likeliest label is right, and the mean surprise."""
    found = [(chances(e.features, weights), e.label) for e in examples]
    right = sum(max(chance, key=lambda label: chance[label]) == label for chance, label in found)
    surprise = -sum(math.log(max(chance[label], 1e-12)) for chance, label in found)
    return Fit(right / len(examples), surprise / len(examples))


def cross_validated(examples: Sequence[Example], prior: Table, hold: float, folds: int = 5) -> Fit:
    """How well a fit does on articles that it has not seen: each fold of the articles by a fit on
    the others.
    """
    articles = sorted({e.article for e in examples})
    parts = [set(articles[n::folds]) for n in range(folds)]
    fits = [
        (measure(out, fit([e for e in examples if e.article not in part], prior, hold)), len(out))
        for part in parts
        if (out := [e for e in examples if e.article in part])
    ]
    total = sum(n for _, n in fits)
    return Fit(
        sum(f.right * n for f, n in fits) / total, sum(f.surprise * n for f, n in fits) / total
    )
