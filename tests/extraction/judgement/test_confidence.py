"""How far a rule may be trusted."""

import csv
from importlib.resources import files

import pytest

from events.extraction.judgement.confidence import Reliability, Seen, confidence

SEEN = [
    Seen("date", "date/weekday", 90, 100),
    Seen("date", "date/month", 0, 100),
    Seen("kind", "strike/verb/hit", 2, 2),
    Seen("kind", "strike/verb/fire", 6, 8),
    Seen("kind", "harm/verb/kill", 0, 10),
]


@pytest.mark.parametrize(
    ("field", "rule", "expected", "reason"),
    [
        ("date", "date/weekday", 0.88, "seen often: near its own share of 90 of 100"),
        ("date", "date/year", 0.41, "never seen: the field's 90 of 200, less a tenth"),
        (
            "kind",
            "strike/verb/hit",
            0.76,
            "2 of 2 are drawn towards the 8 of 10 of its like, they to the field's 8 of 20",
        ),
        (
            "kind",
            "harm/verb/kill",
            0.13,
            (
                "no like: none of 10 are drawn towards the field's 8 of 20 once, not once for "
                "each family"
            ),
        ),
        (
            "places",
            "place/city",
            0.4,
            "a field never seen: the share of all fields, 98 of 220, less a tenth",
        ),
    ],
)
def test_a_share_is_drawn_towards_that_of_its_like(field, rule, expected, reason):
    assert Reliability(SEEN).of(field, rule) == expected


def test_the_more_a_rule_was_seen_the_more_it_counts_itself():
    often = [
        Reliability([Seen("date", "a", n, n), Seen("date", "b", 50, 100)]).of("date", "a")
        for n in (1, 5, 50)
    ]
    assert often == sorted(set(often)) and often[0] < 0.65 and often[-1] > 0.9


def test_where_nothing_was_ever_measured_it_says_so():
    assert Reliability([]).of("date", "date/weekday") == 0.45


def test_the_measured_rules_give_confidences_between_none_and_certain():
    with (
        files("events.extraction.data").joinpath("reliability.csv").open(encoding="utf-8") as lines
    ):
        rows = list(csv.DictReader(lines))
    given = {(row["field"], row["rule"]): confidence(row["field"], row["rule"]) for row in rows}
    assert len(given) == len(rows) > 0
    assert all(0 < sure <= 1 for sure in given.values())
    assert all(int(row["right"]) <= int(row["given"]) for row in rows)
