"""Waitress with an end to every wait: for a request that does not arrive, for a thread, for a
client that reads nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.utilities import Error

HEADERS_SECONDS = 20
BODY_SECONDS = 300  # a file of 20 MB over a telephone
SILENCE_SECONDS = 30  # of a connection that sends or takes nothing
QUEUE_SECONDS = 20  # whoever asked has gone by then, or asks again
RETRY_SECONDS = 10
LOOK_ROUND_SECONDS = 2


class Busy(Error):  # type: ignore[misc]
    """No thread was free in time."""

    code = 503
    reason = "Service Unavailable"

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        body = f"{self.body}\n".encode()
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Retry-After", str(RETRY_SECONDS)),
        ]
        return f"{self.code} {self.reason}", headers, body


class Connection(HTTPChannel):  # type: ignore[misc]
    """One client's connection. `arriving_since` is when the request that is now arriving began."""

    arriving_since: float | None = None
    whole_at = 0.0

    def received(self, data: bytes) -> bool:
        began = self.arriving_since or time.time()
        taken: bool = super().received(data)
        self.arriving_since = began if self.request is not None else None
        if self.request is None:
            self.whole_at = time.time()
        return taken

    def service(self) -> None:
        """Answer, unless the client has gone or has waited too long for a thread."""
        if time.time() - self.whole_at > QUEUE_SECONDS and not self.requests[0].error:
            self.requests[0].error = Busy("Too many people ask at once. Please try again soon.")
        self.server.served += 1
        super().service()

    def is_late(self, now: float) -> bool:
        """Whether its request should have arrived by now, or its client has been silent."""
        if self.requests:
            return bool(self.total_outbufs_len) and now - self.last_activity > SILENCE_SECONDS
        if self.arriving_since is None:
            return bool(now - self.last_activity > SILENCE_SECONDS)
        in_body = self.request is not None and self.request.headers_finished
        longest = BODY_SECONDS if in_body else HEADERS_SECONDS
        return bool(
            now - self.arriving_since > longest or now - self.last_activity > SILENCE_SECONDS
        )


class Server(TcpWSGIServer):  # type: ignore[misc]
    """Listens on one socket. `served` counts the requests that a thread has taken."""

    channel_class = Connection
    served = 0
    accepting: bool

    def maintenance(self, now: float) -> None:
        """Close the connections that are late; called every few seconds."""
        for connection in list(self.active_channels.values()):
            if connection.is_late(now):
                connection.will_close = True

    @property
    def is_idle(self) -> bool:
        """Nothing is being answered or sent."""
        return not any(
            connection.requests or connection.total_outbufs_len
            for connection in self.active_channels.values()
        )


def once(server: Server, *, seconds: float) -> None:
    """Move what can be moved on all connections, or wait so long for something."""
    loop: Callable[..., None] = server.asyncore.loop
    loop(timeout=seconds, use_poll=True, map=server._map, count=1)
