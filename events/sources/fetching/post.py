"""Send a message to an address that somebody has given, under the rules of fetching.

The same guard as for pages, and no redirects: a message goes where its owner said, or nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpcore

from events.sources.fetching.answers import FetchFailed, FetchRefused, FetchRules
from events.sources.fetching.guarded_network import (
    AddressDenied,
    Deadline,
    GuardedNetwork,
    LookupFailed,
    looked_up,
)
from events.sources.fetching.headers import Headers, wait_asked_for
from events.sources.fetching.http import broken_connection, checked_address, for_httpcore, tls

LOOK_UP_SECONDS = 3.0  # of whoever waits for an answer to the form


@dataclass(frozen=True, slots=True)
class Answer:
    """What the receiver said: the status, and the wait that it asks for."""

    status: int
    retry_after: timedelta | None


def post(
    url: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    rules: FetchRules,
    clock: Callable[[], datetime],
) -> Answer:
    """The answer to this JSON. Its body is not read.

    Raises FetchRefused or FetchFailed and nothing else, whatever the receiver does.
    """
    target = checked_address(url, rules)
    deadline = Deadline.after(rules.deadline.total_seconds())
    network = GuardedNetwork(may_connect=rules.may_connect, deadline=deadline)
    sent: dict[str | bytes, str | bytes] = {
        "User-Agent": rules.user_agent,
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
    }
    for name, value in headers.items():
        sent[name] = value
    try:
        with (
            httpcore.ConnectionPool(ssl_context=tls(), network_backend=network) as pool,
            pool.stream("POST", for_httpcore(target), headers=sent, content=body) as response,
        ):
            wait = wait_asked_for(Headers(response.headers).get("retry-after"), now=clock())
            return Answer(response.status, wait)
    except AddressDenied:
        raise FetchRefused("The address does not lead to the public internet.") from None
    except LookupFailed:
        raise FetchFailed("The name in the address could not be looked up.") from None
    except httpcore.TimeoutException:
        raise FetchFailed(
            f"There was no answer within {rules.deadline.total_seconds():g} seconds."
        ) from None
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchFailed(broken_connection(error)) from error


def leads_inside(url: str, rules: FetchRules) -> bool:
    """Whether the name in the address leads, now, to where `post` would not send. No for a name
    that cannot be looked up: that may pass. Raises FetchRefused, as `post` does before it connects.
    """
    target = checked_address(url, rules)
    deadline = Deadline.after(LOOK_UP_SECONDS)
    try:
        addresses = looked_up(target.raw_host.decode("ascii"), target.port or 443, deadline)
    except (LookupFailed, httpcore.TimeoutException):
        return False
    return not all(rules.may_connect(address) for address in addresses)
