"""Which reports tell one event, decided for all of them together.

Two groups are joined while some pair of groups is likely enough on average, the likeliest first.
The result depends on the reports and not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

Score = Callable[[int, int], int]
Sums = dict[tuple[int, int], int]


def cluster(
    count: int, score: Score, *, join: int, refused: int, fixed: Iterable[Sequence[int]] = ()
) -> list[list[int]]:
    """Groups of `range(count)`, whose order is the order that breaks ties.

    `score` of a pair that must stay apart is `refused`, and no group holds such a pair. `fixed` are
    groups that stay together.
    """
    groups = _start(count, fixed)
    sums = {
        (a, b): _sum(groups[a], groups[b], score, refused)
        for a, b in combinations(sorted(groups), 2)
    }
    while (best := _best(groups, sums, join, refused)) is not None:
        _merge(groups, sums, *best, refused)
    return [sorted(groups[first]) for first in sorted(groups)]


def _start(count: int, fixed: Iterable[Sequence[int]]) -> dict[int, list[int]]:
    groups = {n: [n] for n in range(count)}
    for members in fixed:
        first = min(members)
        groups[first] = sorted(members)
        for n in members:
            if n != first:
                groups.pop(n)
    return groups


def _sum(one: Sequence[int], other: Sequence[int], score: Score, refused: int) -> int:
    scores = [score(a, b) for a in one for b in other]
    return refused if refused in scores else sum(scores)


def _best(
    groups: dict[int, list[int]], sums: Sums, join: int, refused: int
) -> tuple[int, int] | None:
    """The pair of groups with the highest mean, if it is high enough; of equals the first."""
    likely = [
        (-total / (len(groups[a]) * len(groups[b])), a, b)
        for (a, b), total in sums.items()
        if total != refused and total >= join * len(groups[a]) * len(groups[b])
    ]
    return min(likely)[1:] if likely else None


def _merge(groups: dict[int, list[int]], sums: Sums, a: int, b: int, refused: int) -> None:
    groups[a] += groups.pop(b)
    sums.pop((a, b))
    for other in groups:
        if other != a:
            pair, gone = (min(a, other), max(a, other)), sums.pop((min(b, other), max(b, other)))
            sums[pair] = refused if refused in (sums[pair], gone) else sums[pair] + gone
