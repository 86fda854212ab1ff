"""The only way out: fetch a page or a feed from an address that anybody may have given.

Only http and https. `guarded_network.py` checks the addresses of each name, for every redirect
again. No proxies, no cookies, nothing from the environment. One deadline for everything, one limit
for the size.
"""

from __future__ import annotations

import hashlib
import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from http import HTTPStatus

import httpcore
import httpx

from events import lengths
from events.sources.fetching.answers import (
    Fetched,
    FetchFailed,
    FetchRefused,
    FetchRules,
    NotModified,
)
from events.sources.fetching.body import BodyBroken, BodyTooLarge, read_body
from events.sources.fetching.guarded_network import (
    AddressDenied,
    Deadline,
    GuardedNetwork,
    LookupFailed,
)
from events.sources.fetching.headers import Headers, media_type, wait_asked_for

_HOST = re.compile(rb"[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\.?|[0-9A-Fa-f:.]+")
_REDIRECTS = {301, 302, 303, 307, 308}
_COME_AGAIN = {408, 425, 429}


def fetch(
    url: str,
    *,
    rules: FetchRules,
    clock: Callable[[], datetime],
    etag: str = "",
    last_modified: str = "",
) -> Fetched | NotModified:
    """What is at `url`, after redirects.

    Raises FetchRefused or FetchFailed and nothing else, whatever the server does.
    """
    deadline = Deadline.after(rules.deadline.total_seconds())
    network = GuardedNetwork(may_connect=rules.may_connect, deadline=deadline)
    try:
        with httpcore.ConnectionPool(ssl_context=tls(), network_backend=network) as pool:
            return _Fetch(
                pool=pool, rules=rules, clock=clock, asks=_asks(rules, etag, last_modified)
            ).follow(url)
    except AddressDenied:
        raise FetchRefused("The address does not lead to the public internet.") from None
    except LookupFailed:
        raise FetchFailed("The name in the address could not be looked up.") from None
    except httpcore.TimeoutException:
        raise FetchFailed(
            f"The page was not there within {rules.deadline.total_seconds():g} seconds."
        ) from None
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchFailed(broken_connection(error)) from error
    except BodyTooLarge:
        raise FetchRefused(f"The page is larger than {rules.max_bytes:,} bytes.") from None
    except BodyBroken:
        raise FetchFailed("The page arrived cut off or damaged.") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fetch:
    pool: httpcore.ConnectionPool
    rules: FetchRules
    clock: Callable[[], datetime]
    asks: dict[str | bytes, str | bytes]

    def follow(self, url: str) -> Fetched | NotModified:
        hops: list[str] = []
        target = checked_address(url, self.rules)
        while len(hops) <= self.rules.max_redirects:
            hops.append(str(target))
            with self.pool.stream("GET", for_httpcore(target), headers=self.asks) as response:
                headers = Headers(response.headers)
                if response.status not in _REDIRECTS:
                    return self._answer(url, tuple(hops), response, headers)
                target = checked_address(_next(target, headers.get("location")), self.rules)
        raise FetchRefused(f"The address redirects more than {self.rules.max_redirects} times.")

    def _answer(
        self, url: str, hops: tuple[str, ...], response: httpcore.Response, headers: Headers
    ) -> Fetched | NotModified:
        if response.status == HTTPStatus.NOT_MODIFIED and self.asks.keys() & {
            "If-None-Match",
            "If-Modified-Since",
        }:
            return NotModified(url=url, final_url=hops[-1], hops=hops, fetched_at=self.clock())
        self._require_page(response.status, headers)
        content_type, charset = self._accepted_type(headers.get("content-type"))
        body = self._body(response, headers)
        return Fetched(
            url=url,
            final_url=hops[-1],
            status=response.status,
            hops=hops,
            content_type=content_type,
            charset=charset,
            body=body,
            sha256=hashlib.sha256(body).hexdigest(),
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
            fetched_at=self.clock(),
        )

    def _require_page(self, status: int, headers: Headers) -> None:
        if status in {HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION}:
            return
        reason = f"The server answered {named_status(status)}."
        if status >= 500 or status in _COME_AGAIN:
            raise FetchFailed(
                reason, retry_after=wait_asked_for(headers.get("retry-after"), now=self.clock())
            )
        raise FetchRefused(reason)

    def _accepted_type(self, value: str) -> tuple[str, str | None]:
        content_type, charset = media_type(value)
        if content_type not in self.rules.accepted_types:
            said = f"sent {content_type[:80]}" if content_type else "does not say what it sent"
            raise FetchRefused(f"The server {said}, which is not read here.")
        return content_type, charset

    def _body(self, response: httpcore.Response, headers: Headers) -> bytes:
        packed = headers.get("content-encoding").strip().lower()
        if packed not in {"", "identity", "gzip", "x-gzip"}:
            raise FetchRefused(f"The page is packed as {packed[:40]}, which was not asked for.")
        length = headers.get("content-length")
        if length.isdigit() and int(length) > self.rules.max_bytes:
            raise BodyTooLarge
        return read_body(
            response.iter_stream(), gzipped="gzip" in packed, max_bytes=self.rules.max_bytes
        )


def checked_address(url: str, rules: FetchRules) -> httpx.URL:
    """The address as it may be asked. Raises FetchRefused."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError):
        raise FetchRefused("The address is not a valid URL.") from None
    for wrong, reason in (
        (
            len(url) > lengths.FOUND_ADDRESS,
            f"The address is longer than {lengths.FOUND_ADDRESS:,} characters.",
        ),
        (
            parsed.scheme not in {"http", "https"},
            "Only addresses that begin with http:// or https:// can be fetched.",
        ),
        (not parsed.raw_host, "The address names no server."),
        (not _HOST.fullmatch(parsed.raw_host), "The address is not a valid URL."),
        (bool(parsed.userinfo), "An address with a user name or password cannot be fetched."),
        (_port(parsed) not in rules.allowed_ports, f"Port {_port(parsed)} cannot be fetched from."),
    ):
        if wrong:
            raise FetchRefused(reason)
    return parsed.copy_with(fragment=None)


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


def _next(current: httpx.URL, location: str) -> str:
    if not location:
        raise FetchRefused("The server redirects without saying where to.")
    try:
        return str(current.join(location))
    except (httpx.InvalidURL, ValueError):
        raise FetchRefused("The server redirects to an invalid address.") from None


def for_httpcore(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _asks(rules: FetchRules, etag: str, last_modified: str) -> dict[str | bytes, str | bytes]:
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {
        "User-Agent": rules.user_agent,
        "Accept": ", ".join(sorted(rules.accepted_types)),
        "Accept-Encoding": "gzip",
        **{
            name: value
            for name, value in conditions.items()
            if value.isascii() and value.isprintable() and value
        },
    }


def named_status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def broken_connection(error: Exception) -> str:
    if isinstance(
        error.__cause__, ssl.SSLCertVerificationError
    ) or "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "The server's certificate could not be verified."
    if isinstance(error, httpcore.ProtocolError):
        return "The server's answer is not HTTP, or was cut off."
    return "The server could not be connected to, or broke off."


@cache
def tls() -> ssl.SSLContext:
    """Certificates and names are verified against the authorities of certifi."""
    return httpcore.default_ssl_context()
