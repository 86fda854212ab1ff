"""Clients that ask for files of events while the product is killed, and what is wrong with these.

A file that breaks off is asked for again, as a person would. One that came whole must have every
event that was there before it was asked for, once.
"""

from __future__ import annotations

import csv
import http.client
import io
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from urllib.parse import urlencode, urlsplit

from benchmarks.running.clients import CSRF, ask

PAUSE_SECONDS = 0.5
KNOWN = "/api/v1/events/?fields=id&limit=200"
LAST_DAY = date(2100, 12, 31)  # and the days before it: all events, and another file each time
REST = 4  # times as long as a file took: a reader must not be what keeps the product busy
REFUSED = 422
FORM = "application/x-www-form-urlencoded"


class NotThere(Exception):
    """The product was down, or it broke off."""


@dataclass(slots=True)
class File:
    """One that came whole: what it should have had and had not, and what it had more than once."""

    format: str
    missing: set[str]
    doubled: int


@dataclass(slots=True)
class Asked:
    """What was asked for. Only grows, so threads need no lock."""

    whole: list[File] = field(default_factory=list)
    broken_off: int = 0
    prepared: dict[str, set[str]] = field(default_factory=dict)  # path, and the events before it


def ids_of_table(body: bytes) -> list[str]:
    return [row["id"] for row in csv.DictReader(io.StringIO(body.decode(), newline=""))]


def ids_of_features(body: bytes) -> list[str]:
    """Each event once: it has a feature for each of its places."""
    found = [feature["properties"]["id"] for feature in json.loads(body)["features"]]
    return list(dict.fromkeys(found))


def ids_of_slides(body: bytes) -> list[str]:
    return [event["unique_id"] for event in json.loads(body)["events"]]


READ: dict[str, Callable[[bytes], list[str]]] = {
    "csv": ids_of_table,
    "geojson": ids_of_features,
    "timelinejs": ids_of_slides,
}


class Asking(threading.Thread):
    """Asks for one file after another until `stop`: three that are sent at once, then one that a
    worker prepares.
    """

    def __init__(self, port: int, asked: Asked, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self._port, self._asked, self._stop_asked = port, asked, stop
        self._random = Random("files")

    def run(self) -> None:
        number = 0
        while not self._stop_asked.wait(PAUSE_SECONDS * self._random.uniform(0.5, 1.5)):
            began = time.monotonic()
            try:
                self._download() if number % 4 else self._prepare(number // 4)
            except NotThere:
                self._asked.broken_off += 1
            else:
                number += 1
            self._stop_asked.wait(REST * (time.monotonic() - began))

    def _download(self) -> None:
        format_, known = self._random.choice(list(READ)), known_events(self._port)
        ids = READ[format_](get(self._port, f"/events.{format_}"))
        self._asked.whole.append(looked_at(format_, ids, known))

    def _prepare(self, number: int) -> None:
        known, before = known_events(self._port), LAST_DAY - timedelta(days=number)
        self._asked.prepared.setdefault(prepare(self._port, before), known)


def known_events(port: int) -> set[str]:
    """Some that are there now, those with the latest days."""
    return {event["id"] for event in json.loads(get(port, KNOWN))["results"]}


def looked_at(format_: str, ids: list[str], known: Iterable[str]) -> File:
    doubled = sum(times - 1 for times in Counter(ids).values())
    return File(format_, set(known) - set(ids), doubled)


def get(port: int, path: str) -> bytes:
    status, _, body = _asked(port, "GET", path, None, {})
    if status != 200:
        raise NotThere(path)
    return body


def prepare(port: int, before: date) -> str:
    """By the form, as a person; the path of the file's page."""
    path = f"/exports/?{urlencode({'before': before.isoformat()})}"
    status, headers, page = _asked(port, "GET", path, None, {})
    if status == REFUSED:  # a fault of the one who asks, which would otherwise look like a kill
        raise ValueError(f"{path} cannot be asked for.")
    token = CSRF.search(page.decode())
    if status != 200 or not token:
        raise NotThere(path)
    cookie = (headers.get("Set-Cookie") or "").split(";")[0]
    fields = urlencode({"csrfmiddlewaretoken": token[1], "format": "csv"})
    status, headers, _ = _asked(
        port, "POST", path, fields, {"Cookie": cookie, "Content-Type": FORM}
    )
    if status != 302:
        raise NotThere(path)
    return urlsplit(headers["Location"] or "").path


def _asked(
    port: int, method: str, path: str, body: str | None, headers: dict[str, str]
) -> tuple[int, http.client.HTTPMessage, bytes]:
    with suppress(OSError, http.client.HTTPException):
        answer, content = ask(port, method, path, body, headers)
        return answer.status, answer.headers, content
    raise NotThere(path)


def judged(asked: Asked, port: int, visible: set[str], steady: set[str]) -> dict[str, int]:
    """When all is healed, with the events that are there, and those of them that were never gone
    meanwhile. `differ`: files asked for now that do not have exactly the events that are there.
    """
    prepared = [_prepared(port, path, known) for path, known in asked.prepared.items()]
    files = [*asked.whole, *(file for file in prepared if file)]
    now = [READ[format_](get(port, f"/events.{format_}")) for format_ in READ]
    return {
        "files": len(asked.whole),
        "broken_off": asked.broken_off,
        "prepared": len(prepared),
        "never_ready": sum(file is None for file in prepared),
        "lost": sum(len(file.missing & steady) for file in files),
        "doubled": sum(file.doubled for file in files),
        "differ": sum(sorted(ids) != sorted(visible) for ids in now),
    }


def _prepared(port: int, path: str, known: set[str]) -> File | None:
    try:
        body = get(port, f"{path}file")
    except NotThere:
        return None
    return looked_at("csv", ids_of_table(body), known)
