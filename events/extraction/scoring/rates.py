"""Shares with their 95% intervals, so that a figure of ten articles does not look like one of a
thousand.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

Z = 1.959963984540054  # of the normal distribution, for 95%
FEWEST_ARTICLES = 5  # below this, drawing articles again says nothing of other articles
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many. A rate of none is 0, and has no interval."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> Interval | None:
        """Wilson's, which keeps within 0 and 1 and gives *10 of 10* a lower end, too."""
        if not self.of:
            return None
        spread = Z * math.sqrt(
            self.value * (1 - self.value) / self.of + Z * Z / (4 * self.of * self.of)
        )
        shrunk = 1 + Z * Z / self.of
        middle = self.value + Z * Z / (2 * self.of)
        return Interval(max(0.0, (middle - spread) / shrunk), min(1.0, (middle + spread) / shrunk))


@dataclass(frozen=True, slots=True)
class Tally:
    """Gold events, predicted events, and hits, which are in both."""

    gold: int = 0
    predicted: int = 0
    hits: int = 0

    @property
    def precision(self) -> Rate:
        return Rate(self.hits, self.predicted)

    @property
    def recall(self) -> Rate:
        return Rate(self.hits, self.gold)

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


def total(tallies: Sequence[Tally]) -> Tally:
    return Tally(
        sum(tally.gold for tally in tallies),
        sum(tally.predicted for tally in tallies),
        sum(tally.hits for tally in tallies),
    )


def f1_interval(tallies: Sequence[Tally]) -> Interval | None:
    """Of the F1, from a tally for each article: articles are drawn with replacement, always the
    same draws.

    Articles without such events are left out; None where few remain.
    """
    told = [tally for tally in tallies if tally.gold or tally.predicted]
    if len(told) < FEWEST_ARTICLES:
        return None
    draw = random.Random(len(told))  # noqa: S311  the same input has to give the same figures
    scores = sorted(total(draw.choices(told, k=len(told))).f1 for _ in range(DRAWS))
    return Interval(scores[round(0.025 * (DRAWS - 1))], scores[round(0.975 * (DRAWS - 1))])


def interval_as_json(interval: Interval | None) -> dict[str, float | None]:
    """Rounded, as it is no more exact than that; null where there is none."""
    if interval is None:
        return {"low": None, "high": None}
    return {"low": round(interval.low, 3), "high": round(interval.high, 3)}


def f1_as_json(tallies: Sequence[Tally]) -> dict[str, float | None]:
    """The F1 of all, with its interval; a tally for each article."""
    return {"value": total(tallies).f1, **interval_as_json(f1_interval(tallies))}
