"""Why reports are joined, and why events may be one, as readers are told."""

import tomllib
from pathlib import Path

import pytest
from django.utils.translation import override

from events.services.linking import matching
from events.services.linking.joining import explain
from events.wording.past.link_reasons import COMPARED, UNTOLD, alike_words, is_ours, link_words

ARTICLE = "x7k2pq"
LIKE = "Like the report in article x7k2pq (score 1.4): "


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (explain.FIRST, "The first report of this event."),
        (explain.ALONE, "No other article reports it."),
        (
            f"{LIKE}place same place, words many, days same, kind same",
            f"Matched with article {ARTICLE} on: event type, place, date, wording.",
        ),
        (
            f"{LIKE}killed equal, few, place spelt alike",  # a name of a feature with a comma
            f"Matched with article {ARTICLE} on: place, number killed.",
        ),
        (
            "The same sentence tells it in article x7k2pq, a copy of the same text",
            f"Article {ARTICLE} has the same sentence, in a copy of this text.",
        ),
    ],
)
def test_a_reason_says_in_what_the_reports_agree(kept, told):
    assert link_words(kept) == told
    assert is_ours(kept)


def test_a_reason_of_a_persons_words_stays_as_it_is():
    assert link_words("Both tell of the mill") == "Both tell of the mill"
    assert not is_ours("Both tell of the mill")


@pytest.mark.parametrize(
    ("features", "told"),
    [
        (
            {"place same place": 2.8, "days same": 0.9, "killed contradicting": -0.8},
            "Same: place, date. Different: number killed.",
        ),
        ({"kind same": 1.1, "perpetrator unnamed in one": -0.1}, "Same: event type."),
        ({"place other": -1.3, "always": -1.5, "words none": -0.2}, "Different: place."),
        ({"always": -1.5, "nothing else told": -2.7}, ""),
    ],
)
def test_two_events_that_may_be_one_say_in_what_they_agree_and_differ(features, told):
    assert alike_words(features) == told


def test_every_reason_of_linking_has_words_in_the_readers_language():
    with override("uk"):
        for reason in (explain.ALONE, explain.FIRST, explain.BY_HAND, explain.NOTHING_TO_COMPARE):
            assert is_ours(reason)
            assert link_words(reason) != reason


def test_every_feature_is_told_as_something_or_as_untold():
    rules = Path(matching.__file__).with_name("same_occurrence.toml").read_text(encoding="utf-8")
    for name in tomllib.loads(rules)["weights"]:
        assert name.split()[0] in COMPARED or UNTOLD.search(name), name
