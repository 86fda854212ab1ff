"""The word lists and tables of `data/`, read once."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any


def rows(name: str) -> Iterator[dict[str, str]]:
    with files("events.extraction.data").joinpath(name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


@cache
def table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("events.extraction.data").joinpath(name).read_text(encoding="utf-8"))


def parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def word_set(file: str, name: str) -> frozenset[str]:
    """A list of words of one of the TOML files, such as `word_set("people", "persons")`."""
    return frozenset(table(f"{file}.toml")[name])


@cache
def word_sets(file: str, *names: str) -> frozenset[str]:
    """Several lists of a file as one, joined once: tokens ask by the thousand."""
    return frozenset().union(*(word_set(file, name) for name in names))
