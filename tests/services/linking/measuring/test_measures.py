"""Precision and recall of groups, over pairs and over mentions."""

import pytest

from events.services.linking.measuring.measures import agreement


@pytest.mark.parametrize(
    ("groups", "pairs", "mentions"),
    [
        ("aabb", (1.0, 1.0), (1.0, 1.0)),
        ("abcd", (1.0, 0.0), (1.0, 0.5)),
        ("aaaa", (2 / 6, 1.0), (0.5, 1.0)),
        ("aabc", (1.0, 0.5), (1.0, 0.75)),
    ],
)
def test_two_events_of_two_mentions_each(groups, pairs, mentions):
    found = agreement("xxyy", groups)
    assert (found.pair_precision, found.pair_recall) == pytest.approx(pairs)
    assert (found.mention_precision, found.mention_recall) == pytest.approx(mentions)
