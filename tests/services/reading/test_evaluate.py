"""Measuring an extractor and keeping what came of it."""

import hashlib
import json
from datetime import UTC, datetime

import pytest

from events.extraction.scoring.gold import BadGold
from events.models import Evaluation
from events.services.reading.evaluate import evaluate
from tests.extraction.scoring.events import event
from tests.fakes import ScriptedExtractor

pytestmark = pytest.mark.django_db

TEXT = "Two drones hit a depot! It burnt for hours\u2028and nobody came."
NOW = datetime(2024, 11, 14, tzinfo=UTC)


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "mine.jsonl"
    rows = [article("a", TEXT), article("b", TEXT.replace("!", "."))]
    path.write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8"
    )
    return path


def article(key, text):
    told = event(evidence=[{"start": 0, "end": 23, "text": text[:23]}])
    return {"id": key, "published_on": "2024-11-13", "text": text, "events": [told]}


def run(gold, **values):
    extractor = ScriptedExtractor(gazetteer_file=gold)
    return evaluate(
        gold_file=gold, extractor=extractor, now=NOW, **{"errors": 5, "store": True, **values}
    )


def test_a_run_is_kept_with_what_it_was_run_on(gold):
    run(gold)
    kept = Evaluation.objects.get()
    assert (kept.gold_name, kept.gold_sha256) == (
        "mine.jsonl",
        hashlib.sha256(gold.read_bytes()).hexdigest(),
    )
    assert (kept.articles, kept.events, kept.extractor_version, kept.created_at) == (
        2,
        2,
        "scripted",
        NOW,
    )
    assert (kept.results["aligned"], kept.results["recall"]["value"]) == (1, 0.5)
    assert [error["article"] for error in kept.results["errors"]["missed"]] == ["b"]


def test_each_run_is_added_and_the_last_of_each_file_is_shown(gold, tmp_path):
    other = tmp_path / "other.jsonl"
    other.write_text(gold.read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    runs = [run(gold), run(other), run(gold)]
    assert Evaluation.objects.count() == 3
    assert list(Evaluation.objects.latest_of_each_gold()) == [runs[2], runs[1]]


def test_without_store_nothing_is_kept(gold):
    assert run(gold, store=False).results["gold"] == 2
    assert not Evaluation.objects.exists()


def test_a_file_that_cannot_be_scored_leaves_nothing(gold):
    gold.write_text("{", encoding="utf-8")
    with pytest.raises(BadGold, match="line 1"):
        run(gold)
    assert not Evaluation.objects.exists()
