"""Look with several processes at once, each on its own connection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from functools import cache, partial
from multiprocessing import get_context

import django

from events.services.verify.invariant import Invariant
from events.services.verify.run import Limits, Looked, Looking, Piece, invariants, look_at


@contextmanager
def in_processes(number: int, *, now: datetime, limits: Limits) -> Iterator[Looking | None]:
    """How `verify` looks at pieces with so many processes; with one, by itself."""
    if number < 2:
        yield None
        return
    # spawned: one that is forked would go on talking on the connection of this one
    with ProcessPoolExecutor(number, get_context("spawn"), django.setup) as pool:
        look = partial(_look_at, now, limits)

        def looking(pieces: Iterable[Piece]) -> Iterable[Looked]:
            return pool.map(look, pieces)

        yield looking


@cache
def _wanted(now: datetime, limits: Limits) -> Sequence[Invariant]:
    return invariants(now=now, limits=limits)


def _look_at(now: datetime, limits: Limits, piece: Piece) -> Looked:
    return look_at(_wanted(now, limits), piece)
