"""What keeps the code in three layers and in small files."""

import subprocess
import sys
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


@pytest.mark.parametrize("forbidden", ["django", "celery", "rest_framework"])
def test_extraction_loads_without_the_rest_of_the_product(forbidden):
    script = f"import events.extraction, sys; sys.exit({forbidden!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_the_web_server_starts_without_the_parser():
    """It would cost each process two seconds and 100 MB, and only workers read articles."""
    script = "import sys, tracker.wsgi, tracker.urls; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("module", ["scipy", "sklearn"])
def test_the_product_runs_without_development_requirements(module):
    """Only scoring and fitting need them."""
    loads = "import tracker.wsgi, tracker.urls, tracker.celery, events.tasks, events.extraction"
    script = f"import sys; {loads}; events.extraction.VERSION; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
