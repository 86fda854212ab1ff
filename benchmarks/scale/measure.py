"""Ask each server in turn, so that all are measured under the same load of the machine."""

from __future__ import annotations

import http.client
import os
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.running.programs import Program, end, wait_until
from benchmarks.running.servers import free_port

APPLICATIONS = {
    "product": "tracker.wsgi",
    "raw": "benchmarks.scale.raw",
    "stock": "benchmarks.scale.stock_wsgi",
}
LONGEST = 60.0  # seconds that an answer may take
SETTINGS = {"API_READS_PER_MINUTE": "0", "WEB_CONCURRENCY": "2", "LOG_LEVEL": "ERROR"}


@dataclass(slots=True)
class Server:
    """A peer under gunicorn, and one connection to it that is kept open."""

    name: str
    directory: Path
    port: int = field(default_factory=free_port)
    program: Program | None = None
    connection: http.client.HTTPConnection | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "--config", "tracker/web_server.py"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--timeout", "120"]
        command.append(APPLICATIONS[self.name])
        log = self.directory / f"{self.name}.log"
        self.program = Program(self.name, command, {**os.environ, **SETTINGS}, log)
        self.program.start()
        wait_until(self._listens, seconds=300, what=f"{self.name} answers")

    def stop(self) -> None:
        if self.program:
            end(self.program)

    def ask(self, address: str) -> tuple[int, float]:
        """The status and the milliseconds; 0 where no answer came in time."""
        for _ in range(2):  # a kept connection may have been closed meanwhile
            started = time.perf_counter()
            status, waited = self._status(address), time.perf_counter() - started
            if status or waited > LONGEST / 2:
                break
        return status, 1000 * waited

    def _status(self, address: str) -> int:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            self.connection.request("GET", address)
            answer = self.connection.getresponse()
            answer.read()
            return answer.status
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            return 0

    def _listens(self) -> bool:
        return self.ask("/health/live" if self.name == "product" else "/nothing")[0] != 0


@dataclass(frozen=True, slots=True)
class Figure:
    """The median in milliseconds, and the worst status: 0 is no answer."""

    p50: float
    status: int


def ask_all(
    servers: Mapping[str, Server],
    variants: Sequence[Mapping[str, str]],
    *,
    rounds: int,
    budget: float,
) -> dict[str, Figure]:
    """Each peer is asked in turn, until `rounds` or its `budget` of seconds is used up."""
    peers = [name for name in servers if name in variants[0]]
    taken: dict[str, list[float]] = {name: [] for name in peers}
    worst = dict.fromkeys(peers, 200)
    for number in range(-1, rounds):
        for name in peers:
            if sum(taken[name]) > 1000 * budget:
                continue
            status, spent = servers[name].ask(variants[number % len(variants)][name])
            worst[name] = worst[name] if status == 200 else status
            # the first one fills caches, unless it shows that there is time for no other
            if number >= 0 or spent > 1000 * budget:
                taken[name].append(spent)
    return {name: Figure(round(statistics.median(taken[name]), 1), worst[name]) for name in peers}
