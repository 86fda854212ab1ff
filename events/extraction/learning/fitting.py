"""Weights of named features, by the regularised logistic regression of scikit-learn.

scikit-learn is a development requirement (`make setup`): the product only reads the weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

ALWAYS = "always"  # the feature that every example has: the intercept
STEPS = 3000
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one case, the label that it should get, and the article that it is from."""

    article: str
    features: frozenset[str]
    label: str


Table = Mapping[str, Mapping[str, float]]  # label -> feature -> weight


def fit(examples: Sequence[Example], hold: float) -> dict[str, dict[str, float]]:
    """Weights that make the labels likely; `hold` says how strongly they are held to zero.

    Of two labels the first has no weights: only the difference counts.
    """
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([dict.fromkeys(e.features, 1) for e in examples])
    model = LogisticRegression(C=1 / hold, max_iter=STEPS)
    model.fit(rows, [e.label for e in examples])
    names = [ALWAYS, *vectorizer.get_feature_names_out()]
    columns = [
        dict(zip(names, map(float, (intercept, *weights)), strict=True))
        for intercept, weights in zip(model.intercept_, model.coef_, strict=True)
    ]
    labels = [str(label) for label in model.classes_]
    tables = columns if len(columns) == len(labels) else [{}, *columns]
    return dict(zip(labels, tables, strict=True))


def chances(features: Iterable[str], weights: Table) -> dict[str, float]:
    """How likely each label is, by the sums of its weights."""
    features = list(features)
    sums = {
        label: table.get(ALWAYS, 0.0) + sum(table.get(f, 0.0) for f in features)
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
    return _summed([(chances(e.features, weights), e.label) for e in examples])


def cross_validated(examples: Sequence[Example], hold: float) -> Fit:
    """How well a fit does on articles that it has not seen: each fold of the articles by a fit on
    the others.
    """
    return _summed(list(by_the_other_folds(examples, hold)))


def by_the_other_folds(
    examples: Sequence[Example], hold: float
) -> Iterator[tuple[Mapping[str, float], str]]:
    """The chances of each example's labels by a fit on other articles, and the right label."""
    articles = [e.article for e in examples]
    folds = GroupKFold(n_splits=min(FOLDS, len(set(articles))))
    for seen, unseen in folds.split(articles, groups=articles):
        weights = fit([examples[n] for n in seen], hold)
        for n in unseen:
            yield chances(examples[n].features, weights), examples[n].label


def _summed(judged: Sequence[tuple[Mapping[str, float], str]]) -> Fit:
    """A label that a fold did not show gets no chance there, which counts as the least."""
    right = sum(max(chance, key=lambda label: chance[label]) == label for chance, label in judged)
    surprise = -sum(math.log(max(chance.get(label, 0.0), 1e-12)) for chance, label in judged)
    return Fit(right / len(judged), surprise / len(judged))
