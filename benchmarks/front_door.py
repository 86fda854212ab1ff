"""How long a health check waits while clients misbehave: half-sent requests, slow bodies, many on
the home page, exports that nobody reads.

    python -m benchmarks.front_door http://127.0.0.1:8000 [--json]

The server must be running. Prints the median and the longest wait of `/health/live`, in
milliseconds, for each kind of trouble, beside that without any.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from statistics import median
from urllib.parse import urlsplit

import httpx

HALF_OPEN, SLOW_BODIES, READERS, DEAF = 500, 200, 16, 8
QUESTIONS = 30
PAUSE_SECONDS = 0.1
PATIENCE_SECONDS = 20
HALF_A_HEADER = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
HALF_A_BODY = (
    b"POST /submit/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\ntext=half"
)
AN_EXPORT = b"GET /api/v1/events.csv HTTP/1.1\r\nHost: localhost\r\n\r\n"


def waits(address: str) -> list[float]:
    """Milliseconds of each of some questions; those without an answer count as the patience."""
    found = []
    for _ in range(QUESTIONS):
        began = time.perf_counter()
        try:
            read(f"{address}/health/live")
        except httpx.HTTPError:
            found.append(1000.0 * PATIENCE_SECONDS)
            break
        found.append(1000 * (time.perf_counter() - began))
        time.sleep(PAUSE_SECONDS)
    return found


@contextmanager
def held_open(address: str, start: bytes, number: int) -> Iterator[None]:
    """So many connections that have sent this and send no more."""
    parts = urlsplit(address)
    with ExitStack() as open_ones:
        for _ in range(number):
            place = (parts.hostname or "", parts.port or 80)
            client = open_ones.enter_context(socket.create_connection(place, timeout=5))
            client.sendall(start)
        yield


@contextmanager
def asking(address: str, path: str, number: int) -> Iterator[list[float]]:
    """So many clients that ask for this path again and again; gives the seconds of each answer."""
    done, took = threading.Event(), list[float]()

    def ask() -> None:
        while not done.is_set():
            began = time.perf_counter()
            try:
                read(f"{address}{path}")
            except httpx.HTTPError:
                continue
            took.append(time.perf_counter() - began)

    clients = [threading.Thread(target=ask) for _ in range(number)]
    for client in clients:
        client.start()
    try:
        yield took
    finally:
        done.set()
        for client in clients:
            client.join()


def one_event(address: str) -> str:
    page = json.loads(read(f"{address}/api/v1/events/?limit=1"))
    return f"/api/v1/events/{page['results'][0]['id']}/"


def read(address: str) -> bytes:
    """Over a new connection, as another client would.

    Raises:
        httpx.HTTPError: no answer in time, or not the one that was asked for.
    """
    return httpx.get(address, timeout=PATIENCE_SECONDS).raise_for_status().content


def measure(address: str) -> dict[str, dict[str, float]]:
    event = one_event(address)
    troubles: dict[str, Callable[[], object]] = {
        "none": ExitStack,
        f"{HALF_OPEN} half-sent headers": lambda: held_open(address, HALF_A_HEADER, HALF_OPEN),
        f"{SLOW_BODIES} half-sent bodies": lambda: held_open(address, HALF_A_BODY, SLOW_BODIES),
        f"{READERS} on the home page": lambda: asking(address, "/", READERS),
        f"{DEAF} exports that nobody reads": lambda: held_open(address, AN_EXPORT, DEAF),
    }
    table = {}
    for name, trouble in troubles.items():
        with trouble():  # type: ignore[attr-defined]
            time.sleep(1)
            found = waits(address)
            detail = seconds_of(address, event)
        table[name] = {"median": median(found), "longest": max(found), "event": median(detail)}
    return table


def seconds_of(address: str, path: str) -> list[float]:
    found = []
    for _ in range(8):
        began = time.perf_counter()
        try:
            read(f"{address}{path}")
        except httpx.HTTPError:
            return [1000.0 * PATIENCE_SECONDS]
        found.append(1000 * (time.perf_counter() - began))
    return found


def main() -> None:
    address = sys.argv[1].rstrip("/")
    table = measure(address)
    if "--json" in sys.argv:
        print(json.dumps(table))
        return
    print(f"{'trouble':<32} {'health':>8} {'longest':>8} {'an event by the API':>20}   ms")
    for name, row in table.items():
        print(f"{name:<32} {row['median']:8.0f} {row['longest']:8.0f} {row['event']:20.0f}")


if __name__ == "__main__":
    main()
