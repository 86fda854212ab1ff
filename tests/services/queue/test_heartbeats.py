"""Workers that are at work say so, not too often, and are forgotten after a day."""

from datetime import UTC, datetime, timedelta

import pytest

from events.models import Worker
from events.services.queue.heartbeats import Heart, forget_workers, record_heartbeat

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


def test_a_worker_keeps_one_row_that_says_when_it_began_and_was_last_seen():
    record_heartbeat(name="here:1", kind="local", now=NOW)
    record_heartbeat(name="here:1", kind="local", now=NOW + timedelta(minutes=1))
    worker = Worker.objects.get()
    assert (worker.kind, worker.started_at, worker.seen_at) == (
        "local",
        NOW,
        NOW + timedelta(minutes=1),
    )


def test_a_heart_writes_every_ten_seconds_however_often_it_is_asked():
    heart = Heart("celery")
    assert [
        heart.beat(now=NOW + timedelta(seconds=second)) for second in (0, 2, 9, 10, 12, 20)
    ] == [
        *(True, False, False),
        *(True, False, True),
    ]
    assert Worker.objects.get().seen_at == NOW + timedelta(seconds=20)


def test_a_worker_is_forgotten_after_a_day():
    record_heartbeat(name="old", kind="local", now=NOW - timedelta(days=1, seconds=1))
    record_heartbeat(name="new", kind="local", now=NOW - timedelta(hours=23))
    assert forget_workers(now=NOW) == 1
    assert Worker.objects.get().name == "new"


def test_those_seen_lately_come_with_the_latest_first():
    for minutes in (3, 1, 0):
        record_heartbeat(name=f"{minutes}", kind="local", now=NOW - timedelta(minutes=minutes))
    assert [worker.name for worker in Worker.objects.seen_since(NOW - timedelta(minutes=1))] == [
        "0",
        "1",
    ]
