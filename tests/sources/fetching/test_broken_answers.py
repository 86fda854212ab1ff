"""Whatever a server sends, the caller gets one of two errors with a reason, or a page."""

from datetime import timedelta

import pytest

from events.sources.fetching.answers import FetchFailed, FetchRefused
from tests.http_server import raw_server

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html"


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        (b"", FetchFailed),
        (b"garbage\r\n\r\n", FetchFailed),
        (b"HTTP/2 200\r\n\r\n", FetchFailed),
        (b"HTTP/1.1 999 X\r\n\r\n", FetchFailed),
        (b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", FetchFailed),
        (OK + b"\r\nContent-Length: abc\r\n\r\n", FetchFailed),
        # a digit to str.isdigit(), no number to int()
        (OK + b"\r\nContent-Length: \xb2\r\n\r\n", FetchFailed),
        (OK + b"\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", FetchFailed),
        (OK + b"\r\nX-Long: " + b"a" * 300_000 + b"\r\n\r\n", FetchFailed),
        (b"HTTP/1.1 503 X\r\nRetry-After: Tue, 99 Foo 99999 99:99:99\r\n\r\n", FetchFailed),
        (b"HTTP/1.1 503 X\r\nRetry-After: \xb2\r\n\r\n", FetchFailed),
        (b"HTTP/1.1 302 X\r\nLocation: http://\xff\xfe/\r\n\r\n", FetchRefused),
        (b"HTTP/1.1 302 X\r\nLocation: http://xn--0/\r\n\r\n", FetchRefused),  # punycode of nothing
        (b"HTTP/1.1 302 X\r\nLocation: http://xn--\xc3\xa4/\r\n\r\n", FetchRefused),
        (b"HTTP/1.1 302 X\r\nLocation: http://a:999999/\r\n\r\n", FetchRefused),
        (b"HTTP/1.1 302 X\r\nLocation: //[\r\n\r\n", FetchRefused),
    ],
)
def test_a_broken_answer_is_an_error_with_a_reason(site, get, monkeypatch, sent, error):
    with raw_server([sent]) as port:
        monkeypatch.setattr(site, "port", port)
        with pytest.raises(error) as raised:
            get(deadline=timedelta(seconds=3))
    assert raised.value.reason.endswith(".")


@pytest.mark.parametrize("said", [b'"\xff"', b"=?utf-8?q?=ff?=", b""])
def test_a_charset_that_is_none_does_no_harm(site, get, monkeypatch, said):
    with raw_server([OK + b"; charset=" + said + b"\r\n\r\nwords"]) as port:
        monkeypatch.setattr(site, "port", port)
        assert get().body == b"words"
