"""How likely two reports tell one event: the sum of the weights of the features that hold."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from events.services.linking.matching.features import (
    comparable,
    copied,
    features,
    refusal,
    told_apart,
)
from events.services.linking.matching.traits import Traits

WEIGHTS = Path(__file__).with_name("same_occurrence.toml")
ALWAYS = "always"
REFUSED = -100_000
COPIED = 20_000  # above every sum of weights
DIFFERING = -500
NOTHING_SHARED = "no country, side or place in common"
TWICE = "one article may tell it twice"
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


def expectations() -> tuple[Mapping[str, float], Mapping[str, list[float]]]:
    """What a fit holds the weight of each feature to, and the bounds that some are kept within."""
    tables = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    return tables["expected"], tables["bounds"]


def rule_of(tables: Mapping[str, Mapping[str, float]]) -> Rule:
    weights = {name: round(1000 * weight) for name, weight in tables["weights"].items()}
    bounds = {name: round(1000 * bound) for name, bound in tables["thresholds"].items()}
    weights[ALWAYS] -= bounds["caution"]
    return Rule(weights, bounds["join"], bounds["suggest"])


def _told_twice(one: Traits, other: Traits, rule: Rule) -> int:
    """What speaks against one event where one article has two reports of it.

    Little if they differ in side or toll: for that the reader of the text kept them apart. If
    nothing differs, it had no other reason than what the text says: *another strike*.
    """
    return DIFFERING if told_apart(one, other) else rule.suggest


def compare(one: Traits, other: Traits, rule: Rule) -> Compared:
    """The score of the pair; the same whichever is named first."""
    copy = copied(one, other)
    refused = refusal(one, other)
    if copy and refused:
        return Compared(COPIED, frozenset({COPY}))
    if refused:
        return Compared(REFUSED, frozenset(), refused)
    found = features(one, other)
    if one.article == other.article:
        return Compared(_told_twice(one, other, rule), frozenset({TWICE}))
    if not comparable(one, other):
        return Compared(rule.suggest - 1, frozenset({NOTHING_SHARED}))
    score = rule.weights.get(ALWAYS, 0) + sum(rule.weights.get(name, 0) for name in found)
    return Compared(score + COPIED, found | {COPY}) if copy else Compared(score, found)
