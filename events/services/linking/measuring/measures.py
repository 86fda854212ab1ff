"""How well groups agree with annotated events: pairwise, and B-cubed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall over pairs, and over mentions (B-cubed)."""

    pair_precision: float
    pair_recall: float
    mention_precision: float
    mention_recall: float

    @property
    def mention_f(self) -> float:
        both = self.mention_precision + self.mention_recall
        return 2 * self.mention_precision * self.mention_recall / both if both else 0.0


def agreement(events: Sequence[Hashable], groups: Sequence[Hashable]) -> Agreement:
    """`events` are the annotated labels of the mentions, `groups` what each was grouped with."""
    pairs = list(combinations(range(len(events)), 2))
    joined = [groups[a] == groups[b] for a, b in pairs]
    same = [events[a] == events[b] for a, b in pairs]
    right = sum(j and s for j, s in zip(joined, same, strict=True))
    return Agreement(
        _share(right, sum(joined)),
        _share(right, sum(same)),
        _b_cubed(groups, events),
        _b_cubed(events, groups),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _b_cubed(within: Sequence[Hashable], by: Sequence[Hashable]) -> float:
    """The mean over mentions: of those in its group by `within`, the share also alike by `by`."""
    shares = []
    for n, group in enumerate(within):
        mates = [m for m, other in enumerate(within) if other == group]
        shares.append(sum(by[m] == by[n] for m in mates) / len(mates))
    return sum(shares) / len(shares) if shares else 1.0
