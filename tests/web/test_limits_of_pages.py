"""How many pages one client may open."""

import pytest
from django.core.cache import cache

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.fixture(autouse=True)
def _two_a_minute(settings):
    settings.PAGES_PER_MINUTE = 2
    cache.clear()
    yield
    cache.clear()


def test_a_client_that_opens_too_many_is_told_when_to_come_back(client):
    answers = [client.get("/about/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert "Please wait a little" in answers[-1].content.decode()


def test_another_client_is_not_held_up(client):
    for _ in range(3):
        client.get("/about/")
    assert client.get("/about/", REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.parametrize("path", ["/health/live", "/api/v1/events/", "/metrics"])
def test_what_machines_ask_is_not_counted(client, path):
    assert all(client.get(path).status_code != 429 for _ in range(4))
