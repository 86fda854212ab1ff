"""Receivers of webhooks that note what came, and refuse some of it."""

from __future__ import annotations

import json
import threading
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Receiver:
    """What arrived: the ids under which each change came, and how often each id."""

    port: int
    fails_every: int = 0
    ids: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    requests: Counter[str] = field(default_factory=Counter)
    asked: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def take(self, body: dict[str, object]) -> int:
        """The status to answer with."""
        self.asked += 1
        if self.fails_every and self.asked % self.fails_every == 0:
            return 500
        if body["type"] != "ping":
            data: dict[str, int] = body["data"]  # type: ignore[assignment]
            self.ids[data["position"]].add(str(body["id"]))
            self.requests[str(body["id"])] += 1
        return 204


def listen(receiver: Receiver) -> ThreadingHTTPServer:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                status = receiver.take(body)
            with suppress(OSError):
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", receiver.port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
