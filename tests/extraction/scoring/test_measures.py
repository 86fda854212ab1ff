"""Rates with their intervals, what was left empty, how far confidence holds, and the results as
JSON.
"""

import json

import pytest

from events.extraction.scoring.agreement import Field
from events.extraction.scoring.alignment import align
from events.extraction.scoring.measures import abstention, kinds, reliability
from events.extraction.scoring.rates import Rate, Tally, f1_interval
from events.extraction.scoring.results import results
from tests.extraction.scoring.events import SENTENCE, actor, event, killed, place, said, weapon

ELSEWHERE = {"start": 100, "end": 140, "text": "Shells fell on a market in Sloviansk too."}
WHY_KILLED = {"field": "killed", "rule": "casualties/kill", "start": 0, "end": 4}


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (8, 10, 0.490, 0.943),  # the values of Wilson's formula as tables give them
        (0, 10, 0.0, 0.278),
        (10, 10, 0.722, 1.0),
    ],
)
def test_an_interval_is_wilson_s(hits, of, low, high):
    interval = Rate(hits, of).interval
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=0.001)


def test_a_rate_of_none_has_no_interval():
    assert (Rate(0, 0).value, Rate(0, 0).interval) == (0.0, None)


def test_the_interval_of_f1_holds_it_is_always_the_same_and_narrows_with_articles():
    few, many = ([Tally(10, 10, hits) for hits in (9, 5, 8, 7, 10)] * times for times in (1, 10))
    narrow, wide = f1_interval(many), f1_interval(few)
    assert wide == f1_interval(few)
    assert wide.low < narrow.low < 0.78 < narrow.high < wide.high


def test_few_articles_with_such_events_give_f1_no_interval():
    assert f1_interval([Tally(10, 10, 9)] * 4 + [Tally()] * 20) is None


def test_what_is_left_empty_is_told_from_what_is_given_unasked():
    gold = [event(casualties=killed(5, 5)), event(casualties=killed(1, 1), evidence=[ELSEWHERE])]
    predicted = [event(casualties=killed(4, 4)), event(evidence=[ELSEWHERE])]
    pairs = align("a", gold, predicted).pairs
    asked = abstention(pairs, Field.KILLED)
    assert (asked.wanted, asked.given, asked.left_empty, asked.unwanted) == (2, 1, Rate(1, 2), 0)
    backwards = abstention(align("a", predicted[1:], gold[1:]).pairs, Field.KILLED)
    assert (backwards.wanted, backwards.unwanted, backwards.uncalled_for) == (0, 1, 1)


def test_confidence_is_held_against_what_is_right():
    found = reliability([(0.95, True), (0.9, False), (1.0, True), (0.89, True), (0.1, False)])
    assert [(b.low, b.high, b.right) for b in found] == [
        (0.0, 0.5, Rate(0, 1)),
        (0.8, 0.9, Rate(1, 1)),
        (0.9, 1.0, Rate(2, 3)),
    ]
    assert found[-1].mean_confidence == pytest.approx(0.95)


def test_kinds_of_optional_events_are_listed_too():
    assert kinds([align("a", [event(kind="deployment", optional=True)], [event()])]) == [
        "deployment",
        "strike",
    ]


def article(gold, predicted):
    return align("x", gold, predicted)


def test_confidence_of_events_and_of_values_is_binned():
    sure = event(
        confidence=0.8, why=[{**WHY_KILLED, "confidence": 0.95}, {**WHY_KILLED, "confidence": 0.1}]
    )
    unsure = event(confidence=0.4, evidence=[ELSEWHERE])
    table = results([article([event()], [sure, unsure])], errors=5)["calibration"]
    assert [(b["confidence_from"], b["hits"], b["of"]) for b in table["events"]] == [
        (0.0, 0, 1),
        (0.8, 1, 1),
    ]
    assert [(b["confidence_from"], b["hits"], b["of"]) for b in table["values"]] == [(0.9, 1, 1)]


def test_without_confidence_the_table_is_empty():
    table = results([article([event()], [event(confidence=None, why=[WHY_KILLED])])], errors=5)[
        "calibration"
    ]
    assert table == {"events": [], "values": []}


def test_the_worst_errors_come_first_with_both_values_in_words():
    worst = event(
        places=[place("Kyiv|Kiev")],
        casualties=killed(5, None),
        attribution=[said("the mayor", "denies")],
    )
    slight = event(evidence=[ELSEWHERE], status="claimed")
    predicted = [event(weapons=[weapon("glide_bomb", 2)]), event(evidence=[ELSEWHERE])]
    errors = results([article([slight, worst], predicted)], errors=1)["errors"]
    (told,) = errors["wrong"]
    assert (told["article"], told["kind"], told["sentence"]) == ("x", "strike", SENTENCE["text"])
    assert {row["field"]: (row["gold"], row["ours"]) for row in told["fields"]} == {
        "place": ("Kyiv (UA)", "not said"),
        "weapons": ("not said", "glide bomb (2 launched)"),
        "killed": ("at least 5", "not said"),
        "source": ("the mayor (denies)", "not said"),
        "geo": ("no point (town)", "not said"),
    }


def test_missed_and_spurious_events_are_listed_fullest_first():
    full = event(actors=[actor("Russia")], casualties=killed(None, 5))
    errors = results([article([event(evidence=[ELSEWHERE]), full], [])], errors=1)["errors"]
    (told,) = errors["missed"]
    assert [(row["field"], row["value"]) for row in told["fields"]] == [
        ("date", "2024-11-12 to 2024-11-13"),
        ("perpetrator", "Russia"),
        ("killed", "up to 5"),
        ("status", "reported"),
    ]
    assert results([article([], [full])], errors=1)["errors"]["spurious"] == errors["missed"]


def test_results_are_json_even_of_nothing():
    nothing = results([align("a", [], [])], errors=5)
    assert json.loads(json.dumps(nothing)) == nothing
    assert (nothing["f1"], nothing["kinds"]) == ({"value": 0.0, "low": None, "high": None}, [])
