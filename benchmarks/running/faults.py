"""What is killed with -9, one process at a time: a parent or one of its children."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from random import Random

from benchmarks.running.product import Product
from benchmarks.running.programs import command_of

Find = Callable[[Product], list[int]]


def itself(name: str) -> Find:
    """The first process of a program."""

    def find(product: Product) -> list[int]:
        pid = product.keeper.programs[name].pid
        return [pid] if pid else []

    return find


def child_of(name: str) -> Find:
    return lambda product: product.keeper.programs[name].children()


def database_connection(product: Product) -> list[int]:
    """A server process that works for the product; its end makes PostgreSQL restart all of them."""
    return [
        pid
        for pid in child_of("postgres")(product)
        if command_of(pid).startswith("postgres: tracker ")
    ]


KINDS: dict[str, dict[str, Find]] = {
    "sqlite": {
        "web server": itself("web"),
        "web server's child": child_of("web"),
        "workers' parent": itself("workers"),
        "worker's child": child_of("workers"),
    },
    "postgres": {
        "web server": itself("web"),
        "web server's child": child_of("web"),
        "workers' parent": itself("worker"),
        "worker's child": child_of("worker"),
        "beat": itself("beat"),
        "Redis": itself("redis"),
        "PostgreSQL": itself("postgres"),
        "PostgreSQL's child": database_connection,
    },
}


# How often each is chosen. A killed parent is away for seconds, in which its children cannot be
# killed at work.
WEIGHTS = {"worker's child": 6, "web server's child": 2, "PostgreSQL's child": 2}


def kill_at_random(
    product: Product, *, kills: int, seconds: float, random: Random, say: Callable[[str], None]
) -> Counter[str]:
    """So many kills, spread over about so many seconds; how many of each kind."""
    kinds, done = KINDS[product.side], Counter(dict.fromkeys(KINDS[product.side], 0))
    while sum(done.values()) < kills:
        time.sleep(seconds / kills * random.uniform(0.4, 1.6))
        found = [
            (kind, pid)
            for kind, find in kinds.items()
            if (pids := find(product))
            for pid in [random.choice(pids)]
        ]
        if not found:
            continue
        kind, pid = random.choices(found, weights=[WEIGHTS.get(kind, 1) for kind, _ in found])[0]
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            done[kind] += 1
            say(f"kill {sum(done.values()):3} of {kills}: {kind}")
    return done
