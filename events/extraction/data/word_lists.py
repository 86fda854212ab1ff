"""The tables of `data/`, and the words of the article language in `data/en/`, read once."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGE = "en"  # the language of the articles that the extractor reads: a folder of `data/`


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of `data/`, or of a language: `en/terms.csv`."""
    with files("events.extraction.data").joinpath(name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of `data/` that holds for every language."""
    return tomllib.loads(files("events.extraction.data").joinpath(name).read_text(encoding="utf-8"))


def language_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of the article language."""
    return rows(f"{LANGUAGE}/{name}")


def language_table(name: str) -> dict[str, Any]:
    """A TOML file of the article language."""
    return table(f"{LANGUAGE}/{name}")


def parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def word_set(file: str, name: str) -> frozenset[str]:
    """A list of words of the article language, such as `word_set("people", "persons")`."""
    return frozenset(language_table(f"{file}.toml")[name])


@cache
def word_list(file: str, name: str) -> tuple[str, ...]:
    """The same in the order of the file, where the first that fits is taken."""
    return tuple(language_table(f"{file}.toml")[name])


@cache
def word_sets(file: str, *names: str) -> frozenset[str]:
    """Several lists of a file as one, joined once: tokens ask by the thousand."""
    return frozenset().union(*(word_set(file, name) for name in names))
