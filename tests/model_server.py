"""A small server that speaks the OpenAI-compatible chat interface, as a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Says:
    """What the server answers: a status, headers and a body, after so many seconds."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


def says(content: object, *, finish: str = "stop", tokens: tuple[int, int] = (3000, 400)) -> Says:
    """A well-formed reply with this content, a text or what becomes JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    reply = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text},
            }
        ],
        "usage": {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]},
    }
    return Says(json.dumps(reply, ensure_ascii=False).encode())


def fails(status: int, message: str = "", **headers: str) -> Says:
    """An error as such servers send it."""
    body = json.dumps({"error": {"message": message}}).encode()
    return Says(body, status, {name.replace("_", "-"): value for name, value in headers.items()})


Script = Callable[[dict], Says]


@dataclass
class ModelServer:
    """`script` makes the reply to a request's body; `asked` are the bodies so far, with headers."""

    port: int
    script: Script
    asked: list[dict] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def texts(self) -> list[str]:
        """The article of each request."""
        return [body["messages"][1]["content"] for body in self.asked]


@contextmanager
def model_server(*script: Script | Says) -> Iterator[ModelServer]:
    """A model that answers one request after another by the script, the last ones by its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    left = list(script)

    def answer(body: dict) -> Says:
        step = left.pop(0) if len(left) > 1 else left[0]
        return step if isinstance(step, Says) else step(body)

    server.model = ModelServer(server.server_address[1], answer)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield server.model
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        model: ModelServer = self.server.model
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        model.asked.append(body)
        model.headers.append(dict(self.headers))
        model.paths.append(self.path)
        found = model.script(body)
        time.sleep(found.seconds)
        with suppress(OSError):
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(found.body)))
            self.end_headers()
            self.wfile.write(found.body)

    def log_message(self, *_: object) -> None:
        pass


def event(**values: object) -> dict:
    """An event of an answer, empty but for what is told."""
    return {
        "kind": "strike",
        "subkind": None,
        "sentences": [1],
        "trigger": "",
        "day": None,
        "places": [],
        "perpetrators": [],
        "targets": [],
        "weapons": [],
        "killed": None,
        "wounded": None,
        "personnel": None,
        "sources": [],
        **values,
    }


def place(name: str, quote: str = "", base: str = "", within: str | None = None) -> dict:
    return {"name": name, "base": base or name, "within": within, "quote": quote or name}


def side(name: str, quote: str = "") -> dict:
    return {"name": name, "quote": quote or name}


def people(low: int | None, high: int | None, quote: str, *parts: int) -> dict:
    return {"min": low, "max": high, "parts": list(parts), "quote": quote}


def source(name: str, quote: str = "", stance: str = "asserts") -> dict:
    return {"name": name, "stance": stance, "quote": quote or name}


def weapon(
    kind: str, quote: str, launched: int | None = None, intercepted: int | None = None
) -> dict:
    return {"type": kind, "launched": launched, "intercepted": intercepted, "quote": quote}


def day(quote: str, start: str, end: str = "") -> dict:
    return {"quote": quote, "start": start, "end": end or start}
