"""Sending to a real server on loopback."""

import time
from datetime import timedelta
from ipaddress import ip_address

import pytest

from events.sources.fetching.answers import FetchFailed, FetchRefused, FetchRules
from events.sources.fetching.post import post
from tests.sources.fetching.conftest import NOW


@pytest.fixture
def send(site):
    def to_loopback(path="/in", *, may_connect=None, seconds=5, url=None):
        allowed = may_connect or (lambda address: address == ip_address("127.0.0.1"))
        rules = FetchRules(
            deadline=timedelta(seconds=seconds), allowed_ports=(site.port,), may_connect=allowed
        )
        return post(
            url or site.url(path),
            b'{"id": "x"}',
            headers={"webhook-id": "x"},
            rules=rules,
            clock=lambda: NOW,
        )

    return to_loopback


@pytest.mark.parametrize("status", [200, 204, 302, 410, 500])
def test_the_answer_s_status_is_given_and_no_redirect_followed(site, send, status):
    site.routes["/in"] = (status, {"Location": "/elsewhere"}, b"")
    assert send().status == status
    assert [path for path, _ in site.seen] == ["/in"]


def test_the_wait_that_the_receiver_asks_for_is_given(site, send):
    site.routes["/in"] = (503, {"Retry-After": "120"}, b"")
    assert send().retry_after == timedelta(seconds=120)


def test_nothing_is_sent_to_an_address_that_is_not_public(site, send):
    with pytest.raises(FetchRefused, match="public internet"):
        send(may_connect=lambda address: False)
    assert site.seen == []


def test_only_the_web_is_written_to(send):
    with pytest.raises(FetchRefused, match="Only addresses"):
        send(url="file:///etc/passwd")


def test_a_receiver_that_says_nothing_holds_nobody_up(site, send):
    site.routes["/in"] = lambda headers: time.sleep(3)
    with pytest.raises(FetchFailed):
        send(seconds=1)
