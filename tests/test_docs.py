"""The documents say what is there."""

import re
import subprocess
import tomllib
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


SETTINGS = "".join(path.read_text() for path in sorted((ROOT / "tracker").glob("*settings.py")))


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def test_every_setting_that_the_environment_gives_is_explained():
    given = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))
    assert len(given) > 10
    assert given <= set(re.findall(r"^\| `([A-Z_]+)`", read("docs/operations.md"), re.MULTILINE))


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
            r"`((?:events|tracker|scripts|templates|docs|locks|tests|benchmarks|static)/[\w./-]+)`",
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


def test_the_version_is_the_same_everywhere():
    newest = re.search(r"^## (\S+) - (\S+)$", read("CHANGELOG.md"), re.MULTILINE)
    assert date.fromisoformat(newest[2])
    assert tomllib.loads(read("pyproject.toml"))["project"]["version"] == newest[1]
    assert newest[1] == settings.VERSION


def test_a_decision_has_a_date_and_at_most_seven_lines_and_the_newest_come_first():
    entries = re.split(r"^## ", read("docs/decisions.md"), flags=re.MULTILINE)[1:]
    days = [date.fromisoformat(entry[:10]) for entry in entries]
    assert len(entries) > 50
    assert days == sorted(days, reverse=True)
    assert [entry[:60] for entry in entries if len(entry.rstrip().splitlines()) > 8] == []


def test_the_hooks_run_what_make_lint_runs():
    lint = re.search(r"^lint:.*\n((?:\t.*\n)+)", read("Makefile"), re.MULTILINE)[1]
    tools = set(re.findall(r"\$\(BIN\)/(\S+)", lint)) | set(re.findall(r"\$\(MANAGE\) (\S+)", lint))
    hooks = read(".pre-commit-config.yaml")
    assert tools and {tool for tool in tools if tool not in hooks} == set()


def test_every_module_that_a_document_a_string_or_a_setting_names_exists():
    """Scripts in strings are only imported when they run, so a moved module is found late."""
    named = re.compile(r"\bevents(?:\.[a-z_]+){2,}")
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    modules = {path[:-3].replace("/", ".").removesuffix(".__init__") for path in listed}
    rooms = {name.rpartition(".")[0] for name in modules}
    texts = [path for path in listed if path.endswith((".py", ".md")) and path != "CHANGELOG.md"]
    found = {name for path in texts if (ROOT / path).exists() for name in named.findall(read(path))}
    assert {name for name in found if not _is_module(name, modules, rooms)} == set()


def _is_module(name, modules, rooms):
    """A module or a room, or what is defined in a module."""
    parts = name.split(".")
    inside = {".".join(parts[:end]) for end in range(2, len(parts))}
    known = name in modules | rooms or bool(inside & (modules - rooms))
    return known or ".".join(parts[:2]) not in modules | rooms  # `events.read` is a variable
