"""SQLite, the web server and local workers, killed at random."""

import pytest

from tests.benchmarks.shortened import run

pytestmark = pytest.mark.long


def test_killed_processes_lose_nothing_and_double_nothing(gazetteer_path):
    result = run("sqlite", gazetteer_path)
    assert result["faults"] == {}, result
