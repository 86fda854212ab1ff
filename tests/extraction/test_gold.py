"""The floor below which extraction does not fall, on articles annotated by hand."""

import json
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from events.extraction import extract_events
from events.extraction.serialize import as_json

pytestmark = pytest.mark.gold

SHARED = Path(__file__).resolve().parents[3] / "shared"
# What is reached less a margin: the parser's release decides single sentences.
FLOORS = [("seed", 0.75), ("dev", 0.60)]


@pytest.fixture(scope="module")
def gold():
    if not (SHARED / "gold").is_dir():
        pytest.skip("the annotated articles are not beside the project")
    return SHARED / "gold"


def articles_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def read(gazetteer):
    """A function: the events of an article, which is read once."""

    @cache
    def read(text, published_on):
        return extract_events(text, published_on=published_on, gazetteer=gazetteer)

    return lambda article: read(article["text"], date.fromisoformat(article["published_on"]))


@pytest.mark.parametrize(("name", "floor"), FLOORS)
def test_detection_stays_above_its_floor(name, floor, gold, read, tmp_path):
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        for article in articles_of(gold / f"{name}.jsonl"):
            events = [as_json(report) for report in read(article)]
            out.write(json.dumps({"id": article["id"], "events": events}) + "\n")
    score = subprocess.run(
        [sys.executable, SHARED / "score.py", gold / f"{name}.jsonl", predicted, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(score.stdout)["f1"] >= floor


def test_every_offset_quotes_the_text(gold, read):
    for article in [*articles_of(gold / "seed.jsonl"), *articles_of(gold / "dev.jsonl")]:
        text = article["text"]
        for report in read(article):
            assert all(text[e.start : e.end] == e.text and e.text.strip() for e in report.evidence)
            assert all(text[a.start : a.end] == a.source for a in report.attribution)
            assert all(0 <= w.start < w.end <= len(text) for w in report.why)
