"""When the server stops waiting."""

from types import SimpleNamespace

import pytest

from tracker.front_door.server import (
    BODY_SECONDS,
    HEADERS_SECONDS,
    QUEUE_SECONDS,
    SILENCE_SECONDS,
    Busy,
    Connection,
)

HEADERS, BODY = (SimpleNamespace(headers_finished=finished) for finished in (False, True))
NOW = 10_000.0
TABLE = [
    ("has just asked and waits for its answer", {"requests": [1]}, False),
    ("takes nothing of its answer", {"requests": [1], "unsent": 9, "silent": 40}, True),
    ("takes its answer slowly", {"requests": [1], "unsent": 9, "silent": 20}, False),
    ("keeps the line open", {"silent": SILENCE_SECONDS - 1}, False),
    ("forgot the line", {"silent": SILENCE_SECONDS + 1}, True),
    ("drips its headers", {"request": HEADERS, "since": HEADERS_SECONDS + 1}, True),
    ("sends its headers", {"request": HEADERS, "since": HEADERS_SECONDS - 1}, False),
    ("sends a large file", {"request": BODY, "since": BODY_SECONDS - 1}, False),
    ("drips its body", {"request": BODY, "since": BODY_SECONDS + 1}, True),
    ("stopped in its body", {"request": BODY, "since": 60, "silent": 31}, True),
]


def connection(requests=(), request=None, since=None, silent=1.0, unsent=0):
    made = Connection.__new__(Connection)
    made.requests, made.request, made.total_outbufs_len = list(requests), request, unsent
    made.arriving_since = None if since is None else NOW - since
    made.last_activity = NOW - silent
    return made


@pytest.mark.parametrize(("who", "state", "late"), TABLE, ids=[row[0] for row in TABLE])
def test_a_client_is_late_that(who, state, late):
    assert connection(**state).is_late(NOW) is late


def test_a_request_that_waited_too_long_for_a_thread_is_told_to_come_back(monkeypatch):
    asked = SimpleNamespace(error=None)
    made = connection(requests=[asked])
    made.whole_at, made.server = NOW - QUEUE_SECONDS - 1, SimpleNamespace(served=0)
    monkeypatch.setattr("tracker.front_door.server.time.time", lambda: NOW)
    monkeypatch.setattr("waitress.channel.HTTPChannel.service", lambda self: None)
    made.service()
    status, headers, body = asked.error.to_response()
    assert isinstance(asked.error, Busy) and status.startswith("503")
    assert dict(headers)["Retry-After"] and b"try again" in body
