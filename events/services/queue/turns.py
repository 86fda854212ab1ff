"""The turn of one kind of work, while others wait."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence


def a_turn(
    due: Callable[[], Sequence[int]], *, seconds: float, first: Sequence[int] = ()
) -> Iterator[int]:
    """One row that is due, and others while the time lasts; `first` before all that `due` gives.

    Whoever asks again when these are done finds what they held up: the next message of a
    subscription. In any order: two workers that look at the same rows would go for the same one
    each time.
    """
    ends = time.monotonic() + seconds
    rows = first or due()
    while rows:
        for row_id in random.sample(rows, len(rows)):
            yield row_id
            if time.monotonic() > ends:
                return
        rows = due()
