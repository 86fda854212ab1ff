"""PostgreSQL, Redis, Celery's worker, its children, beat and the web server, killed at random; the
servers are the run's own.
"""

import pytest

from tests.benchmarks.shortened import run


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.redis
def test_killed_processes_lose_nothing_and_double_nothing(gazetteer_path):
    result = run("postgres", gazetteer_path)
    assert result["faults"] == {}, result
    assert result["frozen_broker"]["requests_meanwhile"] > 0
