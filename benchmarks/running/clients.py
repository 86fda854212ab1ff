"""Clients that submit each article until it is acknowledged, and the ledger of acknowledgements."""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode

from benchmarks.articles import Text, Writer

TIMEOUT_SECONDS = 20.0
LONGEST_PAUSE = 5.0
AGAIN = (408, 409, 429)  # 409: the same key is being answered at this moment
RETRY_SECONDS = 0.2
ARTICLE_PATH = re.compile(r"/articles/([^/]+)/")
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """`article` is the public id, where the article was accepted."""

    status: int
    article: str | None = None
    retry_after: float = RETRY_SECONDS


@dataclass(frozen=True, slots=True)
class Request:
    """One attempt: when it began (monotonic), how long it took, and whether it was acknowledged."""

    began: float
    seconds: float
    acknowledged: bool
    way: str


@dataclass(slots=True)
class Ledger:
    """What clients sent and were told.

    Lists and dictionaries only grow, so threads need no lock.
    """

    texts: dict[int, Text] = field(default_factory=dict)
    articles: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    requests: list[Request] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def acknowledge(self, text: Text, article: str) -> None:
        self.texts[text.number] = text
        self.articles[text.number].add(article)

    def seconds(
        self, *, since: float = 0.0, until: float = float("inf"), acknowledged_only: bool = True
    ) -> list[float]:
        """How long requests took that began in this span, shortest first."""
        chosen = [one for one in self.requests if since <= one.began < until]
        return sorted(one.seconds for one in chosen if one.acknowledged or not acknowledged_only)


Send = Callable[[Text], Answer]


class Client(threading.Thread):
    """Submits one article after another, with a pause between; finishes the last one at `stop`."""

    def __init__(
        self,
        send: Send,
        *,
        way: str,
        writer: Writer,
        ledger: Ledger,
        stop: threading.Event,
        pause: float,
    ) -> None:
        super().__init__(daemon=True)
        self._send, self._way, self._writer, self._ledger = send, way, writer, ledger
        self._stop_asked, self._pause, self._random = stop, pause, Random(way)

    def run(self) -> None:
        while not self._stop_asked.is_set():
            self._submit(self._writer.next())
            self._stop_asked.wait(self._pause * self._random.uniform(0.5, 1.5))

    def _submit(self, text: Text) -> None:
        """Send the same request again and again.

        No answer, an error and "not now" may each mean that it was accepted.
        """
        while True:
            answer = self._try(text)
            if answer and answer.article:
                self._ledger.acknowledge(text, answer.article)
                return
            if answer and 400 <= answer.status < 500 and answer.status not in AGAIN:
                self._ledger.refused.append(f"{self._way} {answer.status}: text {text.number}")
                return
            time.sleep(min(answer.retry_after if answer else RETRY_SECONDS, LONGEST_PAUSE))

    def _try(self, text: Text) -> Answer | None:
        began, answer = time.monotonic(), None
        with suppress(OSError, http.client.HTTPException):
            answer = self._send(text)
        taken = bool(answer and answer.article)
        self._ledger.requests.append(Request(began, time.monotonic() - began, taken, self._way))
        return answer


def by_api(port: int, token: str) -> Send:
    """Half of the articles carry an Idempotency-Key, the same at each attempt."""

    def send(text: Text) -> Answer:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        if text.number % 4 > 1:
            headers["Idempotency-Key"] = f"benchmark-{text.number}"
        body = json.dumps(
            {"text": text.text, "published_on": text.published_on, "outlet": "Benchmark"}
        )
        answer, content = ask(port, "POST", "/api/v1/articles/", body, headers)
        article = json.loads(content)["id"] if answer.status in (200, 201, 202) else None
        return Answer(answer.status, article, _retry_after(answer))

    return send


def by_form(port: int) -> Send:
    """As a browser: the page first, for its cookie and token."""

    def send(text: Text) -> Answer:
        page, content = ask(port, "GET", "/submit/", None, {})
        found = CSRF.search(content.decode())
        if page.status != 200 or not found:
            return Answer(500 if page.status == 200 else page.status)
        cookie = (page.getheader("Set-Cookie") or "").split(";")[0]
        fields = {
            "csrfmiddlewaretoken": found[1],
            "text": text.text,
            "published_on": text.published_on,
            "outlet": "Benchmark",
        }
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        answer, _ = ask(port, "POST", "/submit/", urlencode(fields), headers)
        where = ARTICLE_PATH.search(answer.getheader("Location") or "")
        return Answer(
            answer.status,
            where[1] if answer.status == 302 and where else None,
            _retry_after(answer),
        )

    return send


def ask(
    port: int, method: str, path: str, body: str | None, headers: dict[str, str]
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request(method, path, body.encode() if body else None, headers)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def _retry_after(answer: http.client.HTTPResponse) -> float:
    said = answer.getheader("Retry-After") or ""
    return float(said) if said.isdigit() else RETRY_SECONDS
