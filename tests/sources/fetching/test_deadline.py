"""However slowly the other side goes about it, a fetch is over at its deadline."""

import socket
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest

from events.sources.fetching.answers import FetchFailed
from tests.http_server import raw_server

DEADLINE = timedelta(seconds=0.6)


def drip(piece=b"x"):
    for _ in range(40):
        yield piece
        time.sleep(0.1)


@contextmanager
def ends_in_time():
    started = time.monotonic()
    with pytest.raises(FetchFailed, match=r"not there within 0\.6 seconds"):
        yield
    assert 0.5 < time.monotonic() - started < 3  # what drips goes on for four


def test_a_dripping_body_ends_at_the_deadline(site, get):
    site.routes["/"] = (200, {"Content-Type": "text/html"}, drip())
    with ends_in_time():
        get(deadline=DEADLINE)


def test_dripping_redirects_end_at_the_deadline(site, get):
    def slow(_headers):
        time.sleep(0.25)
        return 302, {"Location": "/"}, b""

    site.routes["/"] = slow
    with ends_in_time():
        get(deadline=DEADLINE)


def headers_without_end():
    yield b"HTTP/1.1 200 OK\r\n"
    yield from drip(b"X-More: words\r\n")


def a_tls_record_without_end():
    yield b"\x16\x03\x03\x10\x00"
    yield from drip(b"\x02")


@pytest.mark.parametrize(
    ("scheme", "pieces"), [("http", headers_without_end), ("https", a_tls_record_without_end)]
)
def test_dripping_headers_and_a_dripping_handshake_end_at_the_deadline(
    get, site, monkeypatch, scheme, pieces
):
    with raw_server(pieces()) as port:
        monkeypatch.setattr(site, "port", port)
        monkeypatch.setattr(site, "scheme", scheme)
        with ends_in_time():
            get(deadline=DEADLINE)


def test_a_slow_name_server_ends_at_the_deadline(get, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: time.sleep(4) or [])
    with ends_in_time():
        get(host="slow.example", deadline=DEADLINE)
