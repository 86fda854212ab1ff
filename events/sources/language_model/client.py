"""Ask the model at the configured address. Nothing else is connected to: no redirects, no proxies,
nothing from the environment, one deadline, one limit for the size.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

import httpcore
import httpx

from events.sources.fetching.body import BodyBroken, BodyTooLarge, read_body
from events.sources.fetching.guarded_network import Deadline, GuardedNetwork, LookupFailed
from events.sources.fetching.headers import Headers, wait_asked_for
from events.sources.language_model.replies import (
    ModelAddress,
    ModelRefused,
    ModelReply,
    ModelUnavailable,
    read_reply,
)

PATH = "chat/completions"
LONGEST_REASON = 200
# The request itself is at fault; all else (a wrong key, no such model, too many requests, a server
# that is down) is mended without the article.
REFUSED = {HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, 422}


def ask(
    body: Mapping[str, Any], *, address: ModelAddress, clock: Callable[[], datetime]
) -> ModelReply:
    """The model's reply. Raises ModelUnavailable, ModelRefused or BadReply and nothing else,
    whatever the server does.
    """
    deadline = Deadline.after(address.timeout.total_seconds())
    # The address is the operator's own, so it may lie in a private network.
    network = GuardedNetwork(may_connect=lambda _address: True, deadline=deadline)
    try:
        with httpcore.ConnectionPool(
            ssl_context=httpcore.default_ssl_context(), network_backend=network
        ) as pool:
            return _answered(pool, _endpoint(address), body, address, clock)
    except httpcore.TimeoutException:
        raise ModelUnavailable(
            f"The model did not answer within {address.timeout.total_seconds():g} seconds."
        ) from None
    except LookupFailed:
        raise ModelUnavailable("The name of the model's server could not be looked up.") from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise ModelUnavailable(
            "The model's server could not be connected to, or broke off."
        ) from None
    except (BodyTooLarge, BodyBroken):
        raise ModelUnavailable("The model's answer was too large or damaged.") from None


def _answered(
    pool: httpcore.ConnectionPool,
    url: httpcore.URL,
    body: Mapping[str, Any],
    address: ModelAddress,
    clock: Callable[[], datetime],
) -> ModelReply:
    content = json.dumps(body, ensure_ascii=False).encode()
    with pool.stream("POST", url, headers=_headers(address, content), content=content) as response:
        headers = Headers(response.headers)
        answer = read_body(response.iter_stream(), gzipped=False, max_bytes=address.max_bytes)
    if response.status == HTTPStatus.OK:
        return read_reply(answer)
    reason = f"The model's server answered {response.status}{_told(answer)}."
    if response.status in REFUSED:
        raise ModelRefused(reason)
    raise ModelUnavailable(
        reason, retry_after=wait_asked_for(headers.get("retry-after"), now=clock())
    )


def _endpoint(address: ModelAddress) -> httpcore.URL:
    try:
        url = httpx.URL(f"{address.url.rstrip('/')}/{PATH}")
    except (httpx.InvalidURL, ValueError):
        raise ModelUnavailable("LLM_URL is not a valid address.") from None
    if url.scheme not in {"http", "https"} or not url.raw_host or url.userinfo:
        raise ModelUnavailable(
            "LLM_URL must be http:// or https:// with a server, and no password."
        )
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _headers(address: ModelAddress, content: bytes) -> dict[str | bytes, str | bytes]:
    headers: dict[str | bytes, str | bytes] = {
        "Host": httpx.URL(address.url).netloc.decode("ascii"),
        "Content-Type": "application/json",
        "Content-Length": str(len(content)),
        "Accept": "application/json",
        "Accept-Encoding": "identity",
    }
    if address.key:
        headers["Authorization"] = f"Bearer {address.key}"
    return headers


def _told(answer: bytes) -> str:
    """What the server says of its refusal, in a few words."""
    try:
        found = json.loads(answer)
        error = found.get("error", found)
        words = error.get("message") if isinstance(error, dict) else error
    except (ValueError, AttributeError, RecursionError):
        return ""
    return f": {' '.join(words.split())[:LONGEST_REASON]}" if isinstance(words, str) else ""
