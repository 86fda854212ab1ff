"""Which threads answer which address: dear questions wait for each other and for nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from waitress.channel import HTTPChannel
from waitress.task import ThreadedTaskDispatcher

# Forty clients of the home page once kept a health check waiting for half a minute.
EXPORT = re.compile(r"^/(?:api/v1/|events|exports).*\.(?!json$)[a-z]+$")
COUNTING = re.compile(
    r"^/(?:$|charts/|totals/|accuracy/|map/|articles/$|actors/.|places/.|"
    r"api/v1/(?:timeline|facets|sums)\b)"
)


@dataclass(frozen=True, slots=True)
class Pool:
    """Some threads, and what they answer."""

    name: str
    threads: int


HEALTH = Pool("health", 2)
EXPORTS = Pool("exports", 3)  # one more than EXPORTS_AT_ONCE: it says "busy"
COUNTS = Pool("counts", 3)
OTHERS = Pool("others", 6)
POOLS = (HEALTH, EXPORTS, COUNTS, OTHERS)


def pool_of(path: str) -> Pool:
    """The pool that answers this path (no query)."""
    if path.startswith("/health/"):
        return HEALTH
    if EXPORT.match(path):
        return EXPORTS
    return COUNTS if COUNTING.match(path) else OTHERS


class PooledDispatcher:
    """Hands each request to the threads of its pool. What waitress calls a task is a connection
    whose first request has arrived whole.
    """

    def __init__(self, pools: tuple[Pool, ...] = POOLS) -> None:
        self.by_name: Mapping[str, ThreadedTaskDispatcher] = {
            pool.name: ThreadedTaskDispatcher() for pool in pools
        }
        for pool in pools:
            self.by_name[pool.name].set_thread_count(pool.threads)

    def add_task(self, task: HTTPChannel) -> None:
        self.by_name[pool_of(task.requests[0].path).name].add_task(task)

    def shutdown(self, cancel_pending: bool = True, timeout: float = 5) -> None:
        for threads in self.by_name.values():
            threads.shutdown(cancel_pending, timeout)
