"""The filter as chips: what is on, each with the address without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.text import capfirst

from events.web.pages.addresses import with_changes
from events.wording.filters import WORDS

# Each value of these is a chip of its own; a name may stand for several rows, which are one chip.
ONE_BY_ONE = ("kind", "subkind", "status", "country", "precision", "weapon", "review")


@dataclass(frozen=True, slots=True)
class Chip:
    words: str
    without: str


def chips_of(read: Mapping[str, Any], given: QueryDict) -> list[Chip]:
    """One for each value that the address gives and the filter could read."""
    return [chip for name in given if read.get(name) for chip in _chips(name, read[name], given)]


def _chips(name: str, value: Any, given: QueryDict) -> Iterator[Chip]:
    if name not in WORDS:
        return
    if name not in ONE_BY_ONE:
        yield Chip(capfirst(str(WORDS[name](value))), with_changes(given, without=[name]))
        return
    for one in value:
        others = ",".join(str(other) for other in value if other != one)
        left = with_changes(given, {name: others or None})
        yield Chip(capfirst(str(WORDS[name]([one]))), left)
