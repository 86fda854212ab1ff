"""A network for httpcore that connects only to allowed addresses.

It looks a name up once, checks every address, and connects to one that it checked.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from ssl import SSLContext
from typing import Any

import httpcore

from events.sources.fetching.public_addresses import Address

# for one address of several: where IPv6 leads nowhere, time must be left for IPv4
CONNECT_SECONDS = 6.0


class AddressDenied(Exception):
    """At least one address of the name may not be fetched from."""


class LookupFailed(Exception):
    """The name could not be looked up now."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the whole fetch must end, on the monotonic clock. Slow bytes do not extend it."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        return cls(time.monotonic() + seconds)

    def seconds_left(self, at_most: float | None = None) -> float:
        """The seconds left, above zero. Raises httpcore.TimeoutException when the time is up."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.TimeoutException
        return left if at_most is None else min(left, at_most)


class GuardedNetwork(httpcore.NetworkBackend):
    """Connects only to addresses that `may_connect` allows, and never past the deadline.

    It connects to the address that it checked, so a name that resolves differently the second time
    gains nothing.
    """

    def __init__(self, *, may_connect: Callable[[Address], bool], deadline: Deadline) -> None:
        self._may_connect = may_connect
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = looked_up(host, port, self._deadline)
        if not all(self._may_connect(address) for address in addresses):
            raise AddressDenied
        return _StreamUntil(self._deadline, self._connect_to_first(addresses, port))

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise AddressDenied

    def _connect_to_first(
        self, addresses: tuple[Address, ...], port: int
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError()
        for address in addresses:
            try:
                return self._sockets.connect_tcp(
                    str(address), port, timeout=self._deadline.seconds_left(CONNECT_SECONDS)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _StreamUntil(httpcore.NetworkStream):
    """A connection whose steps may take the time that is left, whatever limit httpcore asks for."""

    def __init__(self, deadline: Deadline, stream: httpcore.NetworkStream) -> None:
        self._deadline = deadline
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout=self._deadline.seconds_left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=self._deadline.seconds_left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        seconds = self._deadline.seconds_left(timeout)
        return _StreamUntil(
            self._deadline, self._stream.start_tls(ssl_context, server_hostname, timeout=seconds)
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def looked_up(host: str, port: int, deadline: Deadline) -> tuple[Address, ...]:
    """All addresses of `host`, each once, in the resolver's order.

    It runs in its own thread: getaddrinfo() has no time limit, and a hostile sender may run a slow
    name server. A thread that is left behind ends when the system's resolver gives up. It keeps no
    process alive.
    """
    answers: queue.Queue[tuple[Address, ...] | Exception] = queue.Queue()
    threading.Thread(target=lambda: answers.put(_answers(host, port)), daemon=True).start()
    try:
        found = answers.get(timeout=deadline.seconds_left())
    except queue.Empty:
        raise httpcore.ConnectTimeout from None
    if isinstance(found, Exception):
        raise LookupFailed from found
    return found


def _answers(host: str, port: int) -> tuple[Address, ...] | Exception:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        # An address of a link comes with the link's name: fe80::1%eth0.
        found = [ip_address(str(row[4][0]).partition("%")[0]) for row in rows]
    except (
        OSError,
        ValueError,
    ) as error:  # UnicodeError, of a label that is too long, is a ValueError
        return error
    return tuple(dict.fromkeys(found)) or OSError("no address")
