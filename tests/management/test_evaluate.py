"""`manage.py evaluate`."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.extraction.gazetteer.gazetteer_file import GazetteerMissing
from events.extraction.scoring import assignment
from events.extraction.scoring.gold import read_gold
from events.management.commands.evaluate import PRESS, SHIPPED
from events.management.evaluation_text import as_text
from events.models import Evaluation
from events.services import configured
from events.services.reference import stored_runs
from tests.factories import SENTENCE, make_evaluation
from tests.fakes import ScriptedExtractor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _scripted(monkeypatch):
    monkeypatch.setattr(configured, "extractor", lambda: ScriptedExtractor(gazetteer_file=SHIPPED))


def told(*arguments):
    out = StringIO()
    call_command("evaluate", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_without_a_file_both_files_of_shipped_articles_are_taken():
    text = told()
    for path in (SHIPPED, PRESS):
        articles = read_gold(path.open(encoding="utf-8"))
        assert f"{path.name}: {len(articles)} articles" in text
        assert Evaluation.objects.get(gold_name=path.name).articles == len(articles)


def test_press_articles_are_told_for_each_war_and_apart_where_nobody_looked():
    lines = told("--no-store", PRESS).splitlines()
    assert any(line.startswith("Somalia                           6 ") for line in lines)
    assert any(line.startswith("left out ") for line in lines)


def test_for_the_setup_the_runs_go_into_the_file_that_it_loads(monkeypatch, tmp_path):
    kept = []
    monkeypatch.setattr(stored_runs, "write", kept.extend)
    told("--for-setup", "--no-store", SHIPPED)
    assert [run.gold_name for run in kept] == ["gold.jsonl"]


def test_several_files_are_told_one_by_one(tmp_path):
    other = tmp_path / "other.jsonl"
    other.write_bytes(SHIPPED.read_bytes())
    assert [
        run["gold"]["name"] for run in json.loads(told("--json", "--no-store", SHIPPED, other))
    ] == [
        "gold.jsonl",
        "other.jsonl",
    ]
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{}", r"bad\.jsonl: line 1: id is missing"),
        (b"", r"bad\.jsonl: no article"),
        (b"\xff", r"bad\.jsonl: .*utf-8"),
    ],
)
def test_what_cannot_be_scored_is_refused_with_the_line_and_the_reason(content, reason, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(content)
    with pytest.raises(CommandError, match=reason):
        told(bad)


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        told(tmp_path / "none.jsonl")


def test_a_missing_gazetteer_says_how_to_build_one(monkeypatch):
    def missing():
        raise GazetteerMissing(SHIPPED, "There is none.")

    monkeypatch.setattr(configured, "extractor", missing)
    with pytest.raises(CommandError, match="Build it with"):
        told()


@pytest.mark.parametrize("errors", ["-1", "many"])
def test_how_many_errors_is_a_count(errors):
    with pytest.raises(CommandError, match="is no count"):
        told("--errors", errors)


def test_every_measure_is_told():
    text = as_text(make_evaluation())
    for line in (
        "gold.jsonl: 1 articles, 3 events, extractor test",
        "found 3, of which 2 are gold events",
        "detection  P 0.667 (0.208-0.939)  R 0.667 (0.208-0.939)  F1 0.667",
        "record     F1 0.333",
        "killed             1    2  0.500 (0.095-0.905)",
        "deployment              1      0     0  0.000",
        "killed                 2        1  0.500 (0.095-0.905)                   0        0",
        "0.8 - 0.9             0.850      2    3  0.667 (0.208-0.939)",
        f"wrong: example, strike: {SENTENCE}",
        "   killed: gold 5; found not said",
        f"missed: example, deployment: {SENTENCE}",
        f"spurious: example, interception: {SENTENCE}",
        "   date 2024-11-13; place Kyiv (UA); perpetrator Russia; status reported",
    ):
        assert line in text.splitlines()


def test_without_confidence_it_says_so():
    assert "confidence of events: none is given" in as_text(make_evaluation(confidence=None))


def test_without_scipy_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(assignment, "linear_sum_assignment", None)
    with pytest.raises(CommandError, match="run `make setup`"):
        told()
