"""Fetching from a real server on loopback."""

import gzip
import hashlib
import os
import time
import zlib
from datetime import timedelta
from pathlib import Path

import pytest

from events.sources.fetching.answers import (
    FEED_TYPES,
    Fetched,
    FetchFailed,
    FetchRefused,
    FetchRules,
    NotModified,
)
from events.sources.fetching.http import fetch
from tests.http_server import loopback_server
from tests.sources.fetching.conftest import NOW

HTML = {"Content-Type": "text/html; charset=UTF-8"}


def test_a_page_comes_with_what_must_be_kept_of_it(site, get):
    site.routes["/a"] = (302, {"Location": "b?x=1#part"}, b"")
    site.routes["/b?x=1"] = (
        200,
        {**HTML, "ETag": '"v1"', "Last-Modified": "Tue, 12 Nov 2024 10:00:00 GMT"},
        b"<p>words",
    )
    assert get("/a") == Fetched(
        url=site.url("/a"),
        final_url=site.url("/b?x=1"),
        status=200,
        hops=(site.url("/a"), site.url("/b?x=1")),
        content_type="text/html",
        charset="utf-8",
        body=b"<p>words",
        sha256=hashlib.sha256(b"<p>words").hexdigest(),
        etag='"v1"',
        last_modified="Tue, 12 Nov 2024 10:00:00 GMT",
        fetched_at=NOW,
    )


def test_a_server_is_asked_plainly_and_no_cookie_is_kept(site, get):
    site.routes["/a"] = (301, {"Location": "/b", "Set-Cookie": "who=me"}, b"")
    site.routes["/b"] = (200, HTML, b"x")
    get("/a", user_agent="Tracker/1")
    headers = dict(site.seen[1][1])
    assert headers.keys() == {"Host", "User-Agent", "Accept", "Accept-Encoding"}
    assert (headers["User-Agent"], headers["Accept-Encoding"]) == ("Tracker/1", "gzip")


def test_an_unchanged_page_is_not_sent_again(site, get):
    site.routes["/"] = lambda headers: (
        304 if headers["If-None-Match"] == '"v1"' else 200,
        HTML,
        b"",
    )
    conditions = {"etag": '"v1"', "last_modified": "Tue, 12 Nov 2024 10:00:00 GMT"}
    assert get(conditions=conditions) == NotModified(
        url=site.url(), final_url=site.url(), hops=(site.url(),), fetched_at=NOW
    )
    assert site.seen[0][1]["If-Modified-Since"] == conditions["last_modified"]


def test_a_certificate_of_an_unknown_authority_is_not_believed():
    data = Path(__file__).parent.parent / "data"
    files = tuple(str(data / f"unknown_authority.{kind}") for kind in ("crt", "key"))
    with loopback_server({"/": (200, HTML, b"x")}, certificate=files) as site:
        rules = FetchRules(
            allowed_ports=(site.port,), may_connect=lambda address: address.is_loopback
        )
        with pytest.raises(FetchFailed, match="certificate could not be verified"):
            fetch(site.url(), rules=rules, clock=lambda: NOW)
        assert site.seen == []


def test_an_unasked_for_not_modified_is_no_page(site, get):
    site.routes["/"] = (304, HTML, b"")
    with pytest.raises(FetchRefused, match="304"):
        get()


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_proxies_of_the_environment_are_ignored(site, get, monkeypatch, variable):
    monkeypatch.setitem(os.environ, variable, "http://127.0.0.1:1")
    site.routes["/"] = (200, HTML, b"direct")
    assert get().body == b"direct"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://10.0.0.1:{port}/", "public internet"),
        ("http://127.0.0.2:{port}/", "public internet"),
        ("http://127.0.0.1:1/", "Port 1 "),
        ("http://me:secret@127.0.0.1:{port}/", "user name"),
        ("file:///etc/passwd", "begin with http"),
        ("http://[::1/", "invalid address"),
        ("", "without saying where"),
        ("/a", "more than 5 times"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(site, get, location, reason):
    site.routes["/a"] = (302, {"Location": location.format(port=site.port)}, b"")
    with pytest.raises(FetchRefused, match=reason):
        get("/a")


def test_redirects_are_counted(site, get):
    site.routes["/a"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(FetchRefused):
        get("/a", max_redirects=2)
    assert len(site.seen) == 3


@pytest.mark.parametrize(
    ("status", "error"),
    [
        *((status, FetchRefused) for status in (204, 206, 300, 400, 401, 403, 404, 410, 451)),
        *((status, FetchFailed) for status in (408, 425, 429, 500, 502, 503, 599)),
    ],
)
def test_a_status_says_whether_to_come_again(site, get, status, error):
    site.routes["/"] = (status, HTML, b"")
    with pytest.raises(error, match=str(status)):
        get()


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("Wed, 13 Nov 2024 12:10:00 GMT", timedelta(minutes=10)),
        ("Wed, 13 Nov 2024 11:00:00 GMT", timedelta(0)),
        ("9999999999999999999", timedelta(days=1)),
        ("Wed, 13 Nov 2099 12:10:00 GMT", timedelta(days=1)),
        ("soon", None),
        ("-5", None),
    ],
)
def test_a_server_may_ask_to_be_left_alone_for_a_day_at_most(site, get, said, wait):
    site.routes["/"] = (503, {"Retry-After": said}, b"")
    with pytest.raises(FetchFailed) as failed:
        get()
    assert failed.value.retry_after == wait


@pytest.mark.parametrize(
    "kind", ["application/pdf", "image/png", "application/json", "text/html-like", ""]
)
def test_what_is_no_page_is_not_read(site, get, kind):
    site.routes["/"] = (200, {"Content-Type": kind}, b"x" * 10_000)
    with pytest.raises(FetchRefused, match="which is not read here"):
        get()


def test_the_rules_say_which_types_are_read(site, get):
    site.routes["/"] = (200, {"Content-Type": "Application/RSS+XML"}, b"<rss/>")
    assert get(accepted_types=FEED_TYPES).content_type == "application/rss+xml"


def test_a_packed_page_is_unpacked(site, get):
    site.routes["/"] = (
        200,
        {**HTML, "Content-Encoding": "gzip"},
        gzip.compress(b"one ") + gzip.compress(b"two"),
    )
    assert get().body == b"one two"


@pytest.mark.parametrize("packed", ["deflate", "br", "zstd", "gzip, gzip", "compress"])
def test_another_packing_than_asked_for_is_refused(site, get, packed):
    site.routes["/"] = (200, {**HTML, "Content-Encoding": packed}, zlib.compress(b"x"))
    with pytest.raises(FetchRefused, match="was not asked for"):
        get()


@pytest.mark.parametrize(
    "body", [b"not gzip", gzip.compress(b"words " * 1000)[:-20], b""], ids=["other", "cut", "empty"]
)
def test_a_damaged_page_is_a_failure_for_now(site, get, body):
    site.routes["/"] = (200, {**HTML, "Content-Encoding": "gzip"}, body)
    with pytest.raises(FetchFailed, match="damaged"):
        get()


def test_a_page_that_breaks_off_is_a_failure_for_now(site, get):
    site.routes["/"] = (200, {**HTML, "Content-Length": "100"}, b"half")
    with pytest.raises(FetchFailed, match="cut off"):
        get()


def test_a_page_may_be_as_large_as_allowed_and_no_larger(site, get):
    site.routes["/fits"] = (200, HTML, b"x" * 1000)
    site.routes["/says"] = (200, {**HTML, "Content-Length": "5000000000"}, b"x")
    site.routes["/streams"] = (200, HTML, (b"x" * 100 for _ in range(11)))
    assert len(get("/fits", max_bytes=1000).body) == 1000
    for path in ("/says", "/streams"):
        with pytest.raises(FetchRefused, match="larger than 1,000 bytes"):
            get(path, max_bytes=1000)


def test_a_packed_bomb_is_stopped_at_the_limit(site, get):
    pack = zlib.compressobj(9, wbits=31)
    bomb = b"".join([*(pack.compress(b"\0" * 1_000_000) for _ in range(200)), pack.flush()])
    site.routes["/"] = (200, {**HTML, "Content-Encoding": "gzip"}, bomb)
    started = time.monotonic()
    with pytest.raises(FetchRefused, match="larger than"):
        get()
    assert time.monotonic() - started < 5
