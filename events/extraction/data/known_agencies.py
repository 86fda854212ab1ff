"""The news agencies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from events.extraction.data.word_lists import table


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency. `names` stand in by-lines, its own first; `marks` in the brackets of
    datelines.
    """

    names: tuple[str, ...]
    marks: tuple[str, ...]
    country: str


@cache
def agencies() -> tuple[Agency, ...]:
    """The news agencies of `agencies.toml`."""
    rows = table("agencies.toml")["agency"]
    return tuple(Agency(tuple(row["names"]), tuple(row["marks"]), row["country"]) for row in rows)
