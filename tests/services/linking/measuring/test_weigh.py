"""Weights that are held to what is expected of them."""

import pytest

from events.extraction.learning.fitting import Example
from events.services.linking.measuring.weigh import fit_held

EXPECTED = {"always": -1.0, "place same": 1.0, "killed equal": 1.0}


def fitted(*labels, bounds=None):
    examples = [
        (Example(str(n), frozenset({"killed equal"}), label), 10.0)
        for n, label in enumerate(labels)
    ]
    return fit_held(examples, EXPECTED, bounds or {}, hold=1.0, yes="yes")


def test_a_weight_that_no_example_speaks_of_stays_where_it_was_expected():
    assert fitted("yes", "yes")["place same"] == pytest.approx(1.0)


@pytest.mark.parametrize(("label", "grows"), [("yes", True), ("no", False)])
def test_a_weight_goes_where_the_examples_point(label, grows):
    assert (fitted(label, label)["killed equal"] > 1.0) is grows


def test_a_weight_stays_within_its_bounds():
    assert fitted("yes", "yes", bounds={"killed equal": [-99.0, 0.5]})["killed equal"] <= 0.5
