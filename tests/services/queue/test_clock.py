"""The queue goes on when the clock of its machine is set back."""

import platform
from datetime import UTC, datetime, timedelta

import pytest

from events.management.local_worker import LocalWorker
from events.models import Article, Feed, Worker
from events.services.queue import articles
from events.services.queue.clock import follow_clock
from events.services.queue.heartbeats import Heart, record_heartbeat
from events.services.queue.leases import QueueRules
from tests.factories import make_article

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=5)
HERE = f"{platform.node()}:1"


def waiting(**values):
    return make_article(status="pending", **{"not_before": NOW, **values})


def due(now):
    return articles.due(now=now, rules=RULES)


def test_what_was_due_is_due_after_the_clock_was_set_back():
    article = waiting()
    heart = Heart("local")
    heart.beat(now=NOW)
    assert due(NOW - HOUR) == []  # so it stood still for an hour
    heart.beat(now=NOW - HOUR)
    assert due(NOW - HOUR) == [article.pk]


def test_a_pause_stays_as_long_as_it_was():
    article = waiting(not_before=NOW + timedelta(minutes=2), attempts=1)
    record_heartbeat(name=HERE, kind="local", now=NOW)
    assert follow_clock(now=NOW - HOUR) == HOUR
    article.refresh_from_db()
    assert article.not_before == NOW - HOUR + timedelta(minutes=2)


def test_a_lease_of_a_dead_worker_ends_in_its_time():
    waiting()
    record_heartbeat(name=HERE, kind="local", now=NOW)
    (pk,) = due(NOW)
    articles.claim(article_id=pk, now=NOW, rules=RULES)
    follow_clock(now=NOW - HOUR)
    assert due(NOW - HOUR) == []
    assert due(NOW - HOUR + timedelta(minutes=6)) == [pk]


def test_a_feed_is_polled_in_its_time():
    feed = Feed.objects.create(
        address="https://example.org/feed", next_poll_at=NOW + timedelta(minutes=10)
    )
    record_heartbeat(name=HERE, kind="local", now=NOW)
    follow_clock(now=NOW - HOUR)
    feed.refresh_from_db()
    assert feed.next_poll_at == NOW - HOUR + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("name", "now"),
    [
        (HERE, NOW + HOUR),  # set forward: all is due that was
        (HERE, NOW - timedelta(seconds=20)),  # a moment harms nobody
        ("elsewhere:1", NOW - HOUR),  # the clock of another machine is ahead, for good
    ],
)
def test_nothing_is_moved_without_need(name, now):
    article = waiting(not_before=NOW + 2 * HOUR)
    record_heartbeat(name=name, kind="local", now=NOW)
    assert follow_clock(now=now) is None
    article.refresh_from_db()
    assert article.not_before == NOW + 2 * HOUR


def test_of_several_workers_one_sets_the_times_back():
    article = waiting()
    for number in range(3):
        record_heartbeat(name=f"{HERE}{number}", kind="local", now=NOW)
    assert [follow_clock(now=NOW - HOUR) for _ in range(3)] == [HOUR, None, None]
    article.refresh_from_db()
    assert article.not_before == NOW - HOUR
    assert not Worker.objects.filter(seen_at__gt=NOW - HOUR).exists()


def test_a_local_worker_sweeps_on_after_the_clock_was_set_back(monkeypatch):
    swept = []
    worker = LocalWorker((), processes=1, once=True)
    monkeypatch.setattr(
        "events.management.local_worker.forget_workers", lambda now: swept.append(now)
    )
    for now in (NOW, NOW + timedelta(seconds=1), NOW - HOUR, NOW - HOUR + timedelta(seconds=1)):
        monkeypatch.setattr("events.management.local_worker.timezone.now", lambda now=now: now)
        worker._sweep_at_times()
    assert swept == [NOW, NOW - HOUR]
    assert not Article.objects.exists()
