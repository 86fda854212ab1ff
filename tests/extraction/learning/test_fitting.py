"""Weights fitted to examples."""

import random

import pytest

from events.extraction.learning.fitting import Example, chances, cross_validated, fit, measure


def examples(number, labels):
    """Examples of which the feature named as the label tells it nine times in ten."""
    chosen = random.Random(1)
    return [
        Example(
            str(n % 20),
            frozenset({label if chosen.random() < 0.9 else "noise", "common"}),
            label,
        )
        for n in range(number)
        for label in [labels[n % len(labels)]]
    ]


@pytest.mark.parametrize("labels", [("no", "yes"), ("combat", "none", "strike")])
def test_a_feature_that_tells_the_label_gets_the_most_weight(labels):
    weights = fit(examples(600, labels), hold=1)
    assert set(weights) == set(labels)
    for label in labels:
        found = chances([label, "common"], weights)
        assert max(found, key=lambda name: found[name]) == label
        assert sum(found.values()) == pytest.approx(1)


def test_of_two_labels_only_the_second_has_weights():
    weights = fit(examples(100, ("no", "yes")), hold=1)
    assert weights["no"] == {}
    assert weights["yes"]["yes"] > 0 > weights["yes"]["no"]


def test_the_more_they_are_held_the_smaller_the_weights():
    loose, tight = (fit(examples(100, ("no", "yes")), hold)["yes"]["yes"] for hold in (0.1, 10))
    assert loose > tight > 0


@pytest.mark.parametrize("number", [60, 3000])
def test_a_fit_carries_over_to_articles_left_out_of_it_however_many_there_are(number):
    assert cross_validated(examples(number, ("no", "yes")), hold=4).right > 0.85


def test_weights_that_say_nothing_are_right_by_chance():
    found = measure(examples(100, ("no", "yes")), {"no": {}, "yes": {}})
    assert found.right == 0.5
    assert found.surprise == pytest.approx(0.693, abs=0.001)
