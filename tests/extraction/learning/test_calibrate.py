"""Measuring how far rules may be trusted."""

import csv
import json
import sys

import pytest

from events.extraction.judgement.confidence import Seen
from events.extraction.learning import calibrate
from events.extraction.learning.calibrate import (
    JudgedField,
    check,
    counted,
    judged_by_the_other_half,
    judged_fields,
)
from events.extraction.scoring.alignment import align
from tests.extraction.scoring.events import event, killed

ELSEWHERE = {"start": 100, "end": 140, "text": "x" * 40}
TEXT = "A Russian drone hit a house in Kherson on Tuesday, killing two people."


def why(*rules):
    return [{"field": field, "rule": rule, "start": 0, "end": 1} for field, rule in rules]


def test_the_first_rule_of_each_field_is_judged_and_a_field_without_a_rule_is_not():
    ours = event(
        casualties=killed(3, 3),
        why=why(("kind", "k"), ("killed", "first"), ("killed", "second"), ("date", "d")),
    )
    found = list(judged_fields(align("a", [event(casualties=killed(2, 2))], [ours])))
    assert found == [
        JudgedField("kind", "k", True),
        JudgedField("date", "d", True),
        JudgedField("killed", "first", False),
    ]


def test_a_spurious_event_tells_against_its_kinds_rule_alone():
    ours = event(evidence=[ELSEWHERE], why=why(("kind", "k"), ("date", "d")))
    assert list(judged_fields(align("a", [event()], [ours]))) == [JudgedField("kind", "k", False)]


def test_an_optional_event_tells_nothing():
    assert (
        list(
            judged_fields(
                align("a", [event(optional=True)], [event(why=why(("kind", "k"), ("date", "d")))])
            )
        )
        == []
    )


def test_fields_are_counted_by_rule():
    found = [
        JudgedField("kind", "b", True),
        JudgedField("date", "d", False),
        JudgedField("kind", "b", False),
    ]
    assert counted(found) == [Seen("date", "d", 0, 1), Seen("kind", "b", 1, 2)]


def test_no_field_is_judged_by_what_was_fitted_on_it():
    articles = [[JudgedField("kind", "k", True)] * 20, [JudgedField("kind", "k", False)] * 20]
    judged = judged_by_the_other_half(articles)
    assert {(value.right, sure) for value, sure in judged} == {(True, 0.0), (False, 1.0)}


def test_the_check_shows_confidence_beside_what_was_right():
    articles = [
        [JudgedField("kind", "k", True)] * 9
        + [JudgedField("kind", "k", False), JudgedField("date", "d", True)]
    ] * 2
    assert check(articles).splitlines() == [
        "events (their kind's rule)",
        "confidence   mean   right      n",
        "0.9 - 1.0   0.900  0.900     20",
        "",
        "values (the first rule of each field)",
        "confidence   mean   right      n",
        "0.9 - 1.0   1.000  1.000      2",
    ]


@pytest.fixture
def run(gazetteer_path, monkeypatch, capsys):
    """A function: the command with these arguments -> what it printed."""

    def run(*arguments):
        monkeypatch.setattr(
            sys, "argv", ["calibrate", "--gazetteer", str(gazetteer_path), *map(str, arguments)]
        )
        calibrate.main()
        return capsys.readouterr().out

    return run


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    told = event(
        date={"start": "2024-11-12", "end": "2024-11-12"},
        casualties=killed(2, 2),
        evidence=[{"start": 0, "end": len(TEXT), "text": TEXT}],
    )
    path.write_text(
        json.dumps({"id": "a", "published_on": "2024-11-13", "text": TEXT, "events": [told]}),
        encoding="utf-8",
    )
    return path


def test_the_command_writes_what_it_measured(run, gold, tmp_path):
    out = tmp_path / "reliability.csv"
    assert "of 1 articles" in run("--out", out, gold, gold)
    rows = {
        (row["field"], row["rule"]): (row["right"], row["given"])
        for row in csv.DictReader(out.open(encoding="utf-8"))
    }
    assert (
        rows["kind", "strike/verb/hit"]
        == rows["killed", "casualties/kill"]
        == rows["date", "date/weekday"]
        == ("1", "1")
    )


def test_the_check_writes_nothing(run, gold, tmp_path):
    out = tmp_path / "reliability.csv"
    assert "confidence   mean   right" in run("--check", "--out", out, gold)
    assert not out.exists()


def test_a_bad_file_is_named_with_the_line(run, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"bad\.jsonl: line 1: not JSON"):
        run(bad)
