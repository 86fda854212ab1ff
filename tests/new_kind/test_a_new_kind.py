"""A new kind needs a row in `kinds.toml` and its words in `triggers.toml`, and nothing else.

A made-up kind is added to a copy of the product, and the checks of `blockade.py` run there.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[2]
COPIED = ("events", "tracker", "tests", "manage.py", "pyproject.toml")
LINKED = ("templates", "static", "locale")

ROW = """
[[kind]]
name = "blockade"
label = "blockade"
plural = "blockades"
meaning = "Ways in and out of a place are closed by force."
tells = "that a place was closed off"
subkinds = [{ name = "port", label = "port", headline = "blockade of a port" }]
default_subkind = "port"
colour = { light = "#123456", dark = "#abcdef" }
marker = "M2 6h12v4H2Z"
pattern = { size = 7, lines = "M0 1H7" }
implied_target = "state_of_place"
reportability = 1.0
"""
TRIGGER = """
[[trigger]]
kind = "blockade"
pos = "verb"
words = ["blockade"]
"""


@pytest.fixture(scope="module")
def with_a_blockade(tmp_path_factory):
    """A copy of the product with one more kind."""
    copy = tmp_path_factory.mktemp("product")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name)  # and what is compiled, which saves seconds
        else:
            shutil.copy(source, copy / name)
    for name in LINKED:
        (copy / name).symlink_to(ROOT / name)
    data = copy / "events" / "extraction" / "data"
    for file, words in ((data / "kinds.toml", ROW), (data / "en" / "triggers.toml", TRIGGER)):
        with file.open("a", encoding="utf-8") as lines:
            lines.write(words)
    return copy


def test_its_event_gets_from_the_text_to_pages_map_charts_exports_and_api(with_a_blockade):
    """In a database of its own: this run's servers belong to other tests."""
    servers = {"DATABASE_URL", "REDIS_URL", "PYTEST_XDIST_WORKER", "PYTEST_ADDOPTS"}
    inherited = {name: value for name, value in os.environ.items() if name not in servers}
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--no-migrations", "tests/new_kind/blockade.py"],
        cwd=with_a_blockade,
        env={**inherited, "DATA_DIR": str(with_a_blockade / ".data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout[-8000:]
