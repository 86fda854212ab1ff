"""The press articles that come with the product: whose they are, and that they may be passed on."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from events.extraction import data
from events.extraction.scoring.gold import read_gold

ROOT = Path(__file__).resolve().parents[3]
PRESS = Path(data.__file__).with_name("press.jsonl")
LICENCES = {
    "Wikinews": {"CC BY 2.5", "public domain (Wikinews before 25 September 2005)"},
    "Voice of America": {"public domain: work of the United States government (Voice of America)"},
}


@pytest.fixture(scope="module")
def rows():
    return [json.loads(line) for line in PRESS.read_text(encoding="utf-8").splitlines()]


def test_each_can_be_scored(rows):
    assert len(read_gold(PRESS.open(encoding="utf-8"))) == len(rows) > 50


def test_each_has_a_licence_under_which_its_outlet_publishes(rows):
    assert {
        row["id"] for row in rows if row["licence"] not in LICENCES.get(row["outlet"], ())
    } == set()


def test_each_is_named_in_the_notice_with_title_outlet_day_and_address(rows):
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for row in rows:
        assert f'"{row["title"]}", {row["outlet"]}, {row["published_on"]}, {row["url"]}' in notice


def test_what_is_left_out_is_by_a_rule_that_nobody_could_bend(rows):
    """A third; of that, half was looked at on 1 December 2026."""
    for row in rows:
        opened = _number(f"opened {row['id']}") % 2 == 0
        assert row["left_out"] == (_number(row["id"]) % 3 == 0 and not opened)


def _number(words):
    return int(sha256(words.encode()).hexdigest(), 16)


def test_each_names_its_war(rows):
    assert all(row["war"] for row in rows)
