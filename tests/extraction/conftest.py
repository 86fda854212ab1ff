"""What tests of extraction share."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < seconds


@pytest.fixture
def at_most_seconds():
    """A context that fails when its body takes more processor time than given."""
    return _at_most
