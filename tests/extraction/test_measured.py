"""The figures that ship are those of the extractor that ships: looked up on the shortest articles,
since all of them take minutes.
"""

import json
from pathlib import Path

import pytest

from events.extraction import VERSION, data, extract_events
from events.extraction.scoring.alignment import align
from events.extraction.scoring.gold import read_gold
from events.extraction.serialize import as_json

DATA = Path(data.__file__).parent
SHORTEST = 8
# By how many events of the sample a run of another version may differ: more, and the page would
# show figures that are no longer true. A small change of a rule moves one or two.
MARGIN = 0.2


def run_on(name):
    runs = json.loads((DATA / "measured.json").read_text(encoding="utf-8"))
    (run,) = (run for run in runs if run["gold_name"] == name)
    return run


@pytest.mark.parametrize("name", ["gold.jsonl", "press.jsonl"])
def test_the_stored_run_agrees_with_what_is_read_now(name, gazetteer):
    """If not: `manage.py evaluate --for-setup`."""
    run = run_on(name)
    stored = {row["article"]: row for row in run["results"]["by_article"]}
    with (DATA / name).open(encoding="utf-8") as lines:
        articles = [one for one in read_gold(lines) if one.id in stored and one.events]
    sample = sorted(articles, key=lambda one: len(one.text))[:SHORTEST]
    off = sum(
        abs(now - then)
        for one in sample
        for now, then in zip(counts(one, gazetteer), told(stored[one.id]), strict=True)
    )
    events = sum(stored[one.id]["gold"] for one in sample)
    assert events > SHORTEST
    assert off <= (
        0 if run["extractor_version"].startswith(VERSION.removesuffix(")")) else MARGIN * 2 * events
    )


def counts(article, gazetteer):
    read = extract_events(article.text, published_on=article.published_on, gazetteer=gazetteer)
    found = align(article.id, article.events, [as_json(report) for report in read])
    return len(found.predicted), len(found.pairs)


def told(row):
    return row["predicted"], row["aligned"]
