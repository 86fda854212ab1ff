"""Searching the weights with which whole articles come out best."""

import json
import random
import tomllib
from datetime import date

import pytest

from events.extraction.learning import search_weights
from events.extraction.pipeline import describe_article, extract_events
from events.extraction.scoring.gold import read_gold
from events.extraction.serialize import as_json
from tests.fakes import TinyGazetteer

TEXT = (
    "Russian missiles hit Kyiv on Monday, killing four people.\n\n"
    "The attack damaged a school. Ukrainian drones struck Kherson on Tuesday."
)
DAY = date(2024, 11, 13)
START = {"a": {"x": 0.0, "y": 1.0}, "b": {"z": 0.0}}


def found_with(score, *, tries, gain=0.0):
    left = iter(range(tries))
    return search_weights.search(
        score, START, random.Random(1), lambda: next(left, None) is not None, gain
    )


def test_a_weight_that_gains_is_kept():
    found = found_with(lambda w: w["a"]["x"] - abs(w["b"]["z"]), tries=20)
    assert found["a"]["x"] > 0
    assert (found["a"]["y"], found["b"]["z"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("gain", "tries", "why"), [(9.0, 20, "too small a gain"), (0.0, 0, "no time left")]
)
def test_else_the_weights_stay(gain, tries, why):
    assert found_with(lambda w: w["a"]["x"], tries=tries, gain=gain) == START, why


@pytest.fixture(scope="module")
def articles():
    """An article that is annotated as it is read now."""
    gazetteer = TinyGazetteer()
    events = [as_json(e) for e in extract_events(TEXT, published_on=DAY, gazetteer=gazetteer)]
    line = json.dumps({"id": "one", "text": TEXT, "published_on": str(DAY), "events": events})
    (gold,) = read_gold([line])
    told = describe_article(TEXT, published_on=DAY, gazetteer=gazetteer)
    return search_weights.Articles([(gold, told)], gazetteer)


def test_articles_that_are_read_as_annotated_score_all_that_there_is(articles):
    assert articles.score(search_weights.present()) == pytest.approx(1.5)


def test_weights_by_which_nothing_is_told_score_nothing(articles):
    never = {name: dict.fromkeys(table, -9.0) for name, table in search_weights.present().items()}
    assert articles.score(never) == 0


def test_what_is_found_is_written_below_the_head_of_its_file(tmp_path, monkeypatch):
    for name in search_weights.FILES:
        (tmp_path / f"{name}.toml").write_text("# its source\n[weights]\n", encoding="utf-8")
    monkeypatch.setattr(search_weights, "FOLDER", tmp_path)
    gold = tmp_path / "gold.jsonl"
    line = {"id": "one", "text": "It rained.", "published_on": str(DAY), "events": []}
    gold.write_text(json.dumps(line), encoding="utf-8")
    search_weights.main([str(gold), "--seconds", "0", "--write"])
    for name, table in search_weights.present().items():
        text = (tmp_path / f"{name}.toml").read_text(encoding="utf-8")
        assert text.startswith("# its source\n[weights]\n")
        assert tomllib.loads(text)["weights"]["always"] == round(table["always"], 2)
