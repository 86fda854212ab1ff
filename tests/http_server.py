"""A real HTTP server on loopback whose answers a test writes down."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Status, headers, body. A body of several pieces is sent piece by piece without a length, until the
# connection is closed.
Answer = tuple[int, Mapping[str, str], bytes | Iterable[bytes]]
Route = Answer | Callable[[Message], Answer]


@dataclass
class LoopbackServer:
    """`routes` by path; `seen` are the requests so far, path and headers, in order."""

    port: int
    scheme: str
    routes: dict[str, Route] = field(default_factory=dict)
    seen: list[tuple[str, Message]] = field(default_factory=list)

    def url(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"


@contextmanager
def loopback_server(
    routes: Mapping[str, Route] | None = None, *, certificate: tuple[str, str] | None = None
) -> Iterator[LoopbackServer]:
    """A server for the length of a `with`. `certificate` is the files of certificate and key, for
    https.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.site = LoopbackServer(
        server.server_address[1], "https" if certificate else "http", dict(routes or {})
    )
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield server.site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: LoopbackServer = self.server.site
        site.seen.append((self.path, self.headers))
        route = site.routes.get(self.path, (404, {"Content-Type": "text/plain"}, b"no such page"))
        status, headers, body = route(self.headers) if callable(route) else route
        with suppress(OSError):  # the client may have had enough
            self._send(status, headers, body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()

    def _send(self, status: int, headers: Mapping[str, str], body: bytes | Iterable[bytes]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if isinstance(body, bytes) and "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for piece in [body] if isinstance(body, bytes) else body:
            self.wfile.write(piece)
            self.wfile.flush()

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def raw_server(pieces: Iterable[bytes]) -> Iterator[int]:
    """The port of a server that sends `pieces` to its one client, HTTP or not."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve():
        with suppress(OSError):
            connection, _ = listening.accept()
            with connection:
                connection.settimeout(0.2)
                with suppress(TimeoutError):  # one that speaks TLS says as much as it likes
                    connection.recv(65_536)
                for piece in pieces:
                    connection.sendall(piece)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()
