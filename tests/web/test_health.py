"""Health addresses, as a load balancer asks them."""

import pytest
from django.db import DatabaseError

from events.models import Article


@pytest.mark.django_db
def test_ready_says_so_when_the_queue_can_be_read(client):
    response = client.get("/health/ready")
    assert (response.status_code, response.json()) == (200, {"status": "ready"})


@pytest.mark.django_db
def test_not_ready_is_a_503_that_gives_the_reason(client, monkeypatch):
    def unreachable(*args):
        raise DatabaseError("could not connect")

    monkeypatch.setattr(Article.objects, "order_by", unreachable)
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert "database" in response.json()["reason"]


def test_live_asks_nothing_of_the_database(client):
    """No django_db mark: a query here would fail the test."""
    assert client.get("/health/live").json() == {"status": "live"}


@pytest.mark.django_db
def test_health_is_not_sent_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/health/ready").status_code == 200
    assert client.get("/admin/").status_code == 301
