"""Health addresses, as a load balancer asks them."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from events.models import Article
from events.services.queue.heartbeats import record_heartbeat
from events.web import health
from tests.factories import make_article


@pytest.fixture
def worker(db):
    record_heartbeat(name="here:1", kind="local", now=timezone.now())


def waiting_for(**time):
    return make_article(status="pending", not_before=timezone.now() - timedelta(**time))


def test_ready_says_what_was_checked(client, worker):
    waiting_for(seconds=40)
    waiting_for(hours=-1)  # not due
    make_article(status="done", not_before=timezone.now() - timedelta(days=1))
    response = client.get("/health/ready")
    assert response.status_code == 200
    found = response.json()
    assert found["status"] == "ready"
    assert found["checks"]["database"] == {"ok": True}
    assert found["checks"]["workers"] == {"ok": True, "seen_within_a_minute": 1}
    assert found["checks"]["queue"]["oldest_due_seconds"] == pytest.approx(40, abs=5)


def test_late_workers_are_told_and_do_not_take_the_web_server_away(client, worker):
    waiting_for(minutes=6)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["status"]) == (200, "degraded")
    assert response.json()["checks"]["queue"]["ok"] is False


@pytest.mark.django_db
@pytest.mark.parametrize("last_seen", [None, timedelta(minutes=2)])
def test_so_are_workers_that_were_not_seen_for_a_minute(client, last_seen):
    if last_seen:
        record_heartbeat(name="here:1", kind="local", now=timezone.now() - last_seen)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["status"]) == (200, "degraded")
    assert response.json()["checks"]["workers"] == {"ok": False, "seen_within_a_minute": 0}


@pytest.mark.django_db
def test_not_ready_is_a_503_that_gives_the_reason(client, monkeypatch):
    def unreachable(*args):
        raise DatabaseError("could not connect")

    monkeypatch.setattr(Article.objects, "due_since", unreachable)
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert "database" in response.json()["reason"]
    assert "could not connect" not in response.content.decode()  # may hold a host's name


@pytest.mark.django_db
def test_a_database_without_the_newest_tables_is_not_ready(client, monkeypatch):
    health._migrated.cache_clear()
    monkeypatch.setattr(
        health.MigrationExecutor, "migration_plan", lambda self, targets: [("one", False)]
    )
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert "migrate" in response.json()["reason"]
    monkeypatch.undo()
    assert client.get("/health/ready").status_code == 200  # migrated meanwhile, without a restart


def test_live_asks_nothing_of_the_database(client):
    """No django_db mark: a query here would fail the test."""
    assert client.get("/health/live").json() == {"status": "live"}


@pytest.mark.django_db
def test_health_is_not_sent_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/health/ready").status_code == 200
    assert client.get("/admin/").status_code == 301
