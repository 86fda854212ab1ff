"""The scores are those of the annotation guide's own scorer, to the last digit."""

import importlib.util
import json
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction import extract_events
from events.extraction.scoring.alignment import align
from events.extraction.scoring.assignment import best_pairs
from events.extraction.scoring.results import results
from events.extraction.serialize import as_json
from tests.extraction.scoring.events import events

pytestmark = pytest.mark.gold

SHARED = Path(__file__).resolve().parents[4] / "shared"


@pytest.fixture(scope="module")
def reference():
    """The scorer that comes with the annotation guide."""
    if not (SHARED / "score.py").exists():
        pytest.skip("the annotation guide's scorer is not beside the project")
    spec = importlib.util.spec_from_file_location("reference_score", SHARED / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def assert_same(reference, gold, predicted):
    """`gold` and `predicted` are lists of events by article."""
    errors = []
    expected = reference.score(
        {key: {"events": told} for key, told in gold.items()}, predicted, errors
    )
    alignments = [align(key, told, predicted.get(key, [])) for key, told in gold.items()]
    found = results(alignments, errors=100_000)
    assert {name: found[name] for name in ("articles", "gold", "predicted", "aligned")} == {
        name: expected[name] for name in ("articles", "gold", "predicted", "aligned")
    }
    for name in ("precision", "recall", "f1", "record_f1"):
        assert found[name]["value"] == expected[name]
    assert {row["field"]: row["value"] for row in found["fields"]} == expected["fields"]
    assert {row["kind"]: row["value"] for row in found["kinds"]} == expected["kinds"]
    assert wrongs(alignments) == sorted(map(comparable, errors))


def wrongs(alignments):
    told = []
    for found in alignments:
        told += [
            (found.article, f"wrong {', '.join(p.wrong)}", p.gold, p.predicted)
            for p in found.pairs
            if p.wrong
        ]
        told += [(found.article, "missed", event, None) for event in found.missed]
        told += [(found.article, "spurious", None, event) for event in found.spurious]
    return sorted(map(comparable, told))


def comparable(error):
    article, what, gold, predicted = error
    return article, what, json.dumps(gold), json.dumps(predicted)


@pytest.mark.parametrize("name", ["seed", "dev"])
def test_on_articles_as_they_are_read(name, reference, gazetteer):
    articles = [
        json.loads(line)
        for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    predicted = {
        article["id"]: [
            as_json(report)
            for report in extract_events(
                article["text"],
                published_on=date.fromisoformat(article["published_on"]),
                gazetteer=gazetteer,
            )
        ]
        for article in articles
    }
    assert_same(reference, {article["id"]: article["events"] for article in articles}, predicted)


@settings(max_examples=200, deadline=None)
@given(
    gold=st.lists(events(optional=st.booleans()), min_size=1, max_size=3),
    predicted=st.lists(events(), max_size=3),
)
def test_on_random_events(reference, gold, predicted):
    """Many of these fit each other equally well, so both scorers get the same pairs."""
    named = {str(number): told for number, told in enumerate(predicted[: len(gold)])}
    with patch.object(reference, "assign", best_pairs):
        assert_same(reference, {str(number): told for number, told in enumerate(gold)}, named)


tables = st.integers(0, 6).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 3), min_size=width, max_size=width), min_size=1)
)


@settings(max_examples=200, deadline=None)
@given(tables)
def test_pairs_weigh_as_much_as_those_of_the_reference(reference, weights):
    def weight(pairs):
        return sum(weights[row][column] for row, column in pairs)

    assert weight(best_pairs(weights)) == weight(reference.assign(weights) if weights[0] else [])
