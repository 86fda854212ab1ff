"""Groups of reports that tell one event."""

from itertools import combinations, product
from random import Random

import pytest

from events.services.linking.matching.clusters import cluster

REFUSED = -100_000


def scored(seed, count=14):
    drawn = Random(seed)
    found = {
        pair: drawn.choice([REFUSED, drawn.randint(-2000, 100), drawn.randint(-200, 900)])
        for pair in combinations(range(count), 2)
    }
    return lambda a, b: found[min(a, b), max(a, b)]


def step_by_step(count, score):
    """The same by looking at every pair of groups before each step."""
    groups = [[n] for n in range(count)]
    while True:
        likely = []
        for a, b in combinations(range(len(groups)), 2):
            scores = [score(one, other) for one, other in product(groups[a], groups[b])]
            if REFUSED not in scores and sum(scores) >= 0:
                likely.append((-sum(scores) / len(scores), groups[a][0], groups[b][0], a, b))
        if not likely:
            return [sorted(group) for group in groups]
        *_, a, b = min(likely)
        groups[a] = groups[a] + groups.pop(b)


@pytest.mark.parametrize("seed", range(20))
def test_the_likeliest_two_groups_are_joined_first_until_none_are_likely(seed):
    score = scored(seed)
    found = cluster(14, score, join=0, refused=REFUSED)
    assert found == step_by_step(14, score)
    assert 1 < len(found) < 14


def test_groups_that_stay_together_are_joined_as_one():
    def score(a, b):
        return REFUSED if {a, b} == {0, 2} else 100

    assert cluster(4, score, join=0, refused=REFUSED, fixed=[[1, 2]]) == [[0, 3], [1, 2]]
