"""The documents say what is there."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def test_every_setting_that_the_environment_gives_is_explained():
    settings = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', read("tracker/settings.py")))
    assert len(settings) > 10
    assert settings <= set(re.findall(r"^\| `([A-Z_]+)`", read("docs/operations.md"), re.MULTILINE))


def test_every_variable_of_the_compose_file_is_explained():
    asked = set(re.findall(r"\$\{([A-Z_]+)", read("docker-compose.yml")))
    assert asked <= set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)*\b", read("docs/operations.md")))


def test_every_target_of_make_has_its_line_of_help():
    targets = set(re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)[1].split()) - {
        "python"
    }
    listed = subprocess.run(
        ["make", "--no-print-directory", "PYTHON=python3"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert {line.split()[0] for line in listed.splitlines() if len(line.split()) > 2} == targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(document):
    named = set(
        re.findall(
            r"`((?:events|tracker|scripts|templates|docs|locks|tests|benchmarks)/[\w./-]+)`",
            document.read_text(encoding="utf-8"),
        )
    )
    linked = set(re.findall(r"\]\(([\w./-]+)\)", document.read_text(encoding="utf-8")))
    missing = {name for name in named if not (ROOT / name).exists()}
    assert missing | {name for name in linked if not (document.parent / name).exists()} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_that_a_document_names_exists(document):
    targets = set(re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)[1].split())
    assert set(re.findall(r"`make ([a-z-]+)", document.read_text(encoding="utf-8"))) <= targets
