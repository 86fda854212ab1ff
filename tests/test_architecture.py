"""What keeps the code in three layers and in small files."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = ("*.py", "*.js", "*.mjs", "*.css", "*.html")


def code_files():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *CODE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [Path(line) for line in listed.stdout.splitlines()]
    return [path for path in paths if "migrations" not in path.parts and (ROOT / path).exists()]


def test_no_file_is_longer_than_one_reads_at_a_sitting():
    files = code_files()
    assert len(files) > 30
    lengths = {str(path): len((ROOT / path).read_text().splitlines()) for path in files}
    assert {
        name: lines
        for name, lines in lengths.items()
        if lines > (400 if name.startswith("tests/") else 300)
    } == {}


def test_no_file_is_named_for_nothing():
    nothing = {"utils", "helpers", "common", "misc", "core"}
    assert [str(path) for path in code_files() if path.stem in nothing] == []


def test_imports_point_down():
    lint_imports = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


@pytest.fixture(scope="module")
def loaded_by():
    """A function: the modules that a new process holds after a statement, asked once for each."""

    @cache
    def ask(statement):
        script = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return set(json.loads(done.stdout.splitlines()[-1]))

    return ask


@pytest.mark.parametrize("forbidden", ["django", "celery", "rest_framework"])
def test_extraction_loads_without_the_rest_of_the_product(loaded_by, forbidden):
    loaded = loaded_by("import events.extraction; events.extraction.VERSION")
    assert "spacy" in loaded and forbidden not in loaded


def test_the_web_server_starts_without_the_parser(loaded_by):
    """It would cost each process two seconds and 100 MB, and only workers read articles."""
    loaded = loaded_by("import tracker.wsgi, tracker.urls")
    assert "django" in loaded and "spacy" not in loaded


@pytest.mark.parametrize("module", ["scipy", "sklearn"])
def test_the_product_runs_without_development_requirements(loaded_by, module):
    """Only scoring and fitting need them."""
    modules = "tracker.wsgi, tracker.urls, tracker.celery, events.tasks, events.extraction"
    loaded = loaded_by(f"import {modules}; events.extraction.VERSION")
    assert "celery" in loaded and module not in loaded
