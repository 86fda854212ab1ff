"""The mark by which one state of the rules is told from another."""

import tomllib
from pathlib import Path

import pytest

from events.extraction import VERSION
from events.extraction.version import PACKAGE, fingerprint, is_of_rules, with_places

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def package(tmp_path):
    for name, content in {
        "pipeline.py": "a",
        "steps/dates.py": "b",
        "data/words.toml": "c",
        "data/rules.toml": "d",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    return tmp_path


@pytest.mark.parametrize(
    "name", ["pipeline.py", "steps/dates.py", "data/words.toml", "data/new.csv", "steps/new.py"]
)
def test_it_is_another_one_when_a_rule_or_a_word_changes(package, name):
    before = fingerprint(package)
    (package / name).write_text("changed")
    assert fingerprint(package) != before


@pytest.mark.parametrize("name", ["data/rules.toml", "README.md", "data/notes.txt"])
def test_it_stays_when_what_decides_nothing_changes(package, name):
    before = fingerprint(package)
    (package / name).write_text("changed")
    assert fingerprint(package) == before


def test_a_move_from_one_file_to_another_is_a_change(package):
    before = fingerprint(package)
    (package / "data/words.toml").rename(package / "data/other.toml")
    assert fingerprint(package) != before


def test_the_version_carries_it_and_fits_where_it_is_kept():
    assert f"+{fingerprint()} (" in VERSION
    assert len(VERSION) <= 60
    assert (PACKAGE / "pipeline.py").exists()


def test_the_version_of_the_reader_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert VERSION.startswith(f"{project['version']}+")


def test_another_gazetteer_is_another_version_and_both_fit_with_what_was_taught():
    one, other = (with_places(VERSION, digest * 8) for digest in ("1a2b3c4d", "5e6f7a8b"))
    assert one != other and one.endswith(", places 1a2b3c4)")
    assert is_of_rules(one) and len(one) <= 60 - len("~0a1b2c3d") + 1  # its bracket may go


@pytest.mark.parametrize(
    ("version", "ours"),
    [(VERSION, True), ("llm qwen2.5:14b, prompt 1 0a1b2c3", False), ("", False), ("test", False)],
)
def test_a_version_of_the_rules_is_told_from_that_of_a_model(version, ours):
    assert is_of_rules(version) is ours
