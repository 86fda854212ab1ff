"""How likely two reports tell one event: the sum of the weights of the features that hold."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from events.services.linking.matching.features import copied, features, refusal
from events.services.linking.matching.traits import Traits

WEIGHTS = Path(__file__).with_name("same_occurrence.toml")
ALWAYS = "always"
REFUSED = -100_000
COPIED = 20_000  # above every sum of weights
COPY = "same sentence in a copy of the text"


@dataclass(frozen=True, slots=True)
class Rule:
    """The weights of the features, and the two thresholds, all in thousandths of log-odds.

    Whole numbers, so that sums do not depend on the order of their parts.
    """

    weights: Mapping[str, int]
    join: int
    suggest: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The score of a pair, and the features that it comes from or the reason that refuses it."""

    score: int
    features: frozenset[str]
    refused: str = ""


@lru_cache(maxsize=1)
def shipped_rule() -> Rule:
    """The rule of the data file."""
    return rule_of(tomllib.loads(WEIGHTS.read_text(encoding="utf-8")))


def by_hand() -> frozenset[str]:
    """The features whose weights are not fitted: too few articles show them."""
    return frozenset(tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["by_hand"])


def rule_of(tables: Mapping[str, Mapping[str, float]]) -> Rule:
    named = {**tables["weights"], **tables["by_hand"]}
    weights = {name: round(1000 * weight) for name, weight in named.items()}
    bounds = {name: round(1000 * bound) for name, bound in tables["thresholds"].items()}
    return Rule(weights, bounds["join"], bounds["suggest"])


def compare(one: Traits, other: Traits, rule: Rule) -> Compared:
    """The score of the pair; the same whichever is named first."""
    copy = copied(one, other)
    refused = refusal(one, other)
    if copy and refused:
        return Compared(COPIED, frozenset({COPY}))
    if refused:
        return Compared(REFUSED, frozenset(), refused)
    found = features(one, other)
    score = rule.weights.get(ALWAYS, 0) + sum(rule.weights.get(name, 0) for name in found)
    return Compared(score + COPIED, found | {COPY}) if copy else Compared(score, found)
