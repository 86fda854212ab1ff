"""Which reports tell one event, decided for all of them together.

Two groups are joined while some pair of groups is likely enough on average, the likeliest first.
The result depends on the reports and not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

Score = Callable[[int, int], int]
Sums = dict[tuple[int, int], int]
Likely = tuple[float, int, int]


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
    likely = [one for pair in sums if (one := _likely(pair, groups, sums, join, refused))]
    heapify(likely)
    while likely:
        best = heappop(likely)
        pair = best[1:]
        if best != _likely(pair, groups, sums, join, refused):
            continue  # one of the two has changed since
        for changed in _merge(groups, sums, *pair, refused):
            if one := _likely(changed, groups, sums, join, refused):
                heappush(likely, one)
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


def _likely(
    pair: tuple[int, int], groups: dict[int, list[int]], sums: Sums, join: int, refused: int
) -> Likely | None:
    """The pair with its mean, if both groups are there and it is high enough. The least of these is
    the likeliest; of equals the first.
    """
    total = sums.get(pair, refused)
    if total == refused:
        return None
    pairs = len(groups[pair[0]]) * len(groups[pair[1]])
    return (-total / pairs, *pair) if total >= join * pairs else None


def _merge(
    groups: dict[int, list[int]], sums: Sums, a: int, b: int, refused: int
) -> list[tuple[int, int]]:
    """Add group `b` to `a`. The pairs whose sums have changed."""
    groups[a] += groups.pop(b)
    sums.pop((a, b))
    changed = []
    for other in groups:
        if other != a:
            pair, gone = (min(a, other), max(a, other)), sums.pop((min(b, other), max(b, other)))
            sums[pair] = refused if refused in (sums[pair], gone) else sums[pair] + gone
            changed.append(pair)
    return changed
