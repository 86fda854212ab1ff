"""The shared cache where Redis is away."""

import time

import pytest
from django.test import override_settings

from tests.proxies import closed_port, silent_server
from tracker.cache import ForgivingRedisCache
from tracker.settings import CACHE_TIMEOUTS

TEXT = "Two drones hit a depot in the north of the country."


def cache_on(port):
    return {
        "default": {
            "BACKEND": "tracker.cache.ForgivingRedisCache",
            "LOCATION": f"redis://127.0.0.1:{port}/0",
            "OPTIONS": CACHE_TIMEOUTS,
        }
    }


def test_a_dead_cache_finds_nothing_and_raises_nothing():
    cache = ForgivingRedisCache(f"redis://127.0.0.1:{closed_port()}/0", {"OPTIONS": CACHE_TIMEOUTS})
    cache.set("a", 1)
    assert cache.get("a", "nothing") == "nothing"


@pytest.mark.django_db
def test_a_form_is_taken_in_although_the_cache_is_dead(client):
    with override_settings(CACHES=cache_on(closed_port())):
        assert client.post("/submit/", {"text": TEXT}).status_code == 302


@pytest.mark.django_db
def test_a_cache_that_never_answers_delays_a_form_by_less_than_two_seconds(client):
    with silent_server() as port, override_settings(CACHES=cache_on(port)):
        started = time.monotonic()
        assert client.post("/submit/", {"text": TEXT}).status_code == 302
        assert time.monotonic() - started < 2


@pytest.mark.redis
def test_what_is_kept_is_found(settings):
    cache = ForgivingRedisCache(settings.REDIS_URL, {"OPTIONS": CACHE_TIMEOUTS})
    cache.set("tests:kept", 1)
    assert cache.get("tests:kept") == 1
