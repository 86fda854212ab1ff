"""How far a rule may be trusted: the share that it got right on annotated articles, from
`data/reliability.csv`.

Most rules were seen only a few times, and 2 right of 2 is no certainty: each share is drawn towards
that of similar rules. `learning/calibrate.py` writes the file and checks the result.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

PRIOR_WEIGHT = 5  # a rule seen so often counts half by itself, half by its like
# what no annotated article shows was written for rare wordings, which are read worse
DISCOUNT_OF_THE_UNSEEN = 0.9
RATE_OF_NOTHING = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """How often a field was set by a rule, and how often that was right."""

    field: str
    rule: str
    right: int
    given: int


class Reliability:
    """The confidence that the counts of right values justify."""

    def __init__(self, rows: Iterable[Seen]) -> None:
        seen = tuple(rows)
        self._rules = frozenset((row.field, row.rule) for row in seen)
        self._counts = _sums(seen)

    def of(self, field: str, rule: str) -> float:
        """Between 0 and 1, to two places. A rule that was never seen gets its field's rate, with a
        discount.
        """
        if (field, rule) not in self._rules:
            return round(self._rate(field) * DISCOUNT_OF_THE_UNSEEN, 2)
        rate = self._rate(field)
        for right, given in self._levels(field, rule):
            rate = (right + PRIOR_WEIGHT * rate) / (given + PRIOR_WEIGHT)
        return round(rate, 2)

    def _levels(self, field: str, rule: str) -> list[tuple[int, int]]:
        """(right, given) of the widest family down to the rule. A family that holds only this rule
        is left out: it would count the same values again.
        """
        sums = [self._counts[field, family] for family in _families(rule)]
        return [wide for wide, narrow in pairwise(sums) if wide != narrow] + sums[-1:]

    def _rate(self, field: str) -> float:
        """The field's own rate, or that of all fields where it has none."""
        right, given = self._counts.get((field, ""), self._counts.get(("", ""), (0, 0)))
        return right / given if given else RATE_OF_NOTHING


def confidence(field: str, rule: str) -> float:
    """How sure the rule is of the field that it set: `confidence("date", "date/weekday")`."""
    return _measured().of(field, rule)


@lru_cache(maxsize=1)
def _measured() -> Reliability:
    with (
        files("events.extraction.data").joinpath("reliability.csv").open(encoding="utf-8") as lines
    ):
        return Reliability(
            Seen(row["field"], row["rule"], int(row["right"]), int(row["given"]))
            for row in csv.DictReader(lines)
        )


def _families(rule: str) -> list[str]:
    """The rule and the families that it belongs to, widest first: *strike*, *strike/verb*,
    *strike/verb/hit*.
    """
    parts = rule.split("/")
    return ["/".join(parts[: length + 1]) for length in range(min(len(parts), 2))] + (
        [rule] if len(parts) > 2 else []
    )


def _sums(seen: Iterable[Seen]) -> Mapping[tuple[str, str], tuple[int, int]]:
    """(right, given) of each rule and family of a field; of a field under the rule "", of all
    fields under the field "".
    """
    sums: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in seen:
        for key in (
            ("", ""),
            (row.field, ""),
            *((row.field, family) for family in _families(row.rule)),
        ):
            right, given = sums[key]
            sums[key] = (right + row.right, given + row.given)
    return dict(sums)
