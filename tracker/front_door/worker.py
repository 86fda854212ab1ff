"""A worker of gunicorn that serves by waitress: `worker_class` in tracker/web_server.py."""

from __future__ import annotations

import logging
import os
import resource
import sys
import time

from django.conf import settings
from gunicorn.workers.base import Worker
from waitress.adjustments import Adjustments

from tracker.front_door.pools import PooledDispatcher
from tracker.front_door.server import LOOK_ROUND_SECONDS, Server, once

MOST_CONNECTIONS = 4_000
OTHER_FILES = 200  # databases, logs, bodies that were too large for the memory
TICK_SECONDS = 0.5
# Python's own 5 ms let sixteen clients of the home page keep a health check for 230 ms; now 110.
SWITCH_SECONDS = 0.001


class WaitressWorker(Worker):  # type: ignore[misc]
    """One process. Gunicorn starts, watches, replaces and stops it."""

    def run(self) -> None:
        # not a line for each request that waits and each client that leaves
        logging.getLogger("waitress").setLevel(logging.WARNING)
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        sys.setswitchinterval(SWITCH_SECONDS)
        threads = PooledDispatcher()
        connections: dict[int, object] = {}
        servers = [self._server(sock, threads, connections) for sock in self.sockets]
        while self._goes_on(servers):
            self.notify()
            once(servers[0], seconds=TICK_SECONDS)
        self._finish(servers)
        threads.shutdown(timeout=0.1)

    def _server(
        self, sock: object, threads: PooledDispatcher, connections: dict[int, object]
    ) -> Server:
        """All servers share `connections`: one loop moves them all."""
        adjusted = adjustments()
        info = (sock.family, sock.type, sock.proto, sock.getsockname())  # type: ignore[attr-defined]
        return Server(
            self.wsgi,
            connections,
            True,
            getattr(sock, "sock", sock),
            dispatcher=threads,
            adj=adjusted,
            sockinfo=info,
            bind_socket=False,
        )

    def _goes_on(self, servers: list[Server]) -> bool:
        if os.getppid() != self.ppid:
            self.log.warning("Gunicorn's first process is gone; stopping")
            return False
        return bool(self.alive) and sum(server.served for server in servers) < self.max_requests

    def _finish(self, servers: list[Server]) -> None:
        """Take no new client, and answer those who have asked."""
        deadline = time.monotonic() + self.cfg.graceful_timeout
        for server in servers:
            server.del_channel()
        while time.monotonic() < deadline and not all(server.is_idle for server in servers):
            self.notify()
            once(servers[0], seconds=TICK_SECONDS / 5)


def adjustments() -> Adjustments:
    """What waitress is told. Bodies are bounded by the product itself, which says so in words."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + OTHER_FILES
    files = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft < files:
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
    return Adjustments(
        connection_limit=max(100, max(files, soft) - OTHER_FILES),
        max_request_body_size=4 * settings.MAX_FILE_BYTES,
        cleanup_interval=LOOK_ROUND_SECONDS,
        channel_request_lookahead=1,  # notice a client that leaves
        clear_untrusted_proxy_headers=False,  # NUM_PROXIES and BEHIND_HTTPS say what is believed
        ident=None,
    )
