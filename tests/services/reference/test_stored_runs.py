"""Measurements that come with the product."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from events.management.commands.evaluate import PRESS, SHIPPED
from events.models import Evaluation
from events.services.reference import stored_runs
from tests.factories import make_evaluation

pytestmark = pytest.mark.django_db
DAY = datetime(2024, 11, 14, 10, tzinfo=UTC)


@pytest.fixture
def stored(tmp_path):
    """A file with one run, and nothing in the database."""
    path = tmp_path / "measured.json"
    stored_runs.write([make_evaluation("mine.jsonl", created_at=DAY)], path)
    Evaluation.objects.all().delete()
    return path


def test_a_stored_run_is_loaded_as_it_was_and_only_once(stored):
    assert [stored_runs.load(stored), stored_runs.load(stored)] == [1, 0]
    run = Evaluation.objects.get()
    assert (run.gold_name, run.created_at, run.extractor_version) == ("mine.jsonl", DAY, "test")
    assert run.results == make_evaluation().results


@pytest.mark.parametrize(
    ("hours", "loaded", "why"),
    [(1, 0, "the site measured it later"), (-1, 1, "the product comes with a later one")],
)
def test_the_later_run_is_the_last(stored, hours, loaded, why):
    make_evaluation("mine.jsonl", created_at=DAY + timedelta(hours=hours))
    assert stored_runs.load(stored) == loaded, why


def test_a_run_on_other_articles_of_the_same_name_is_no_later_run(stored):
    make_evaluation("mine.jsonl", created_at=DAY + timedelta(hours=1), gold_sha256="1" * 64)
    assert stored_runs.load(stored) == 1


def test_a_new_run_stands_in_place_of_the_one_on_the_same_file(stored):
    other = make_evaluation("other.jsonl")
    again = make_evaluation("mine.jsonl", extractor_version="newer")
    stored_runs.write([other, again], stored)
    assert [(row["gold_name"], row["extractor_version"]) for row in stored_runs.read(stored)] == [
        ("mine.jsonl", "newer"),
        ("other.jsonl", "test"),
    ]


def test_without_a_file_nothing_is_loaded(tmp_path):
    assert stored_runs.load(tmp_path / "none.json") == 0


@pytest.mark.parametrize("file", [SHIPPED, PRESS], ids=lambda path: path.name)
def test_the_runs_that_ship_are_on_the_articles_that_ship(file):
    """If not: `manage.py evaluate --for-setup`."""
    runs = {row["gold_name"]: row for row in stored_runs.read()}
    assert runs[file.name]["gold_sha256"] == sha256(file.read_bytes()).hexdigest()
