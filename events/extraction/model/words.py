"""The words by which an answer is checked, by language: `words/uk.toml` and the like."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from events.extraction.data.folding import fold

FOLDER = Path(__file__).with_name("words")
ENGLISH = "en"
SHARED = "instructions"  # holds for every language


@cache
def languages() -> frozenset[str]:
    """The languages whose numbers, days, sides and munitions can be checked."""
    return frozenset(path.stem for path in FOLDER.glob("*.toml")) - {SHARED}


@cache
def table(name: str) -> Mapping[str, Any]:
    """A file of words; of a language that has none, an empty one."""
    path = FOLDER / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def listed(language: str, name: str) -> tuple[str, ...]:
    """A list of words or beginnings of words, folded."""
    return tuple(map(fold, table(language).get(name, ())))


@cache
def numbered(language: str, name: str) -> Mapping[str, int]:
    """A table of folded words with their numbers."""
    return {fold(word): value for word, value in table(language).get(name, {}).items()}


@cache
def beginnings(language: str, name: str) -> Mapping[tuple[str, ...], str]:
    """Beginnings of words, word by word -> what they mean: sides, types of munitions."""
    rows: Mapping[str, Sequence[str]] = table(language).get(name, {})
    return {_row(words, language): meaning for meaning, many in rows.items() for words in many}


def meanings(words: str, language: str, name: str) -> list[str]:
    """What stands in these words, each once, in their order; the longest beginning that fits."""
    known = beginnings(language, name)
    row = _row(words, language)
    found: list[str] = []
    at = 0
    while at < len(row):
        fitting = [parts for parts in known if _fits(row[at : at + len(parts)], parts)]
        best = max(fitting, key=lambda parts: (len(parts), len("".join(parts))), default=None)
        if best is not None and known[best] not in found:
            found.append(known[best])
        at += len(best) if best else 1
    return found


def has(words: str, language: str, name: str) -> bool:
    """Whether one of the listed beginnings stands in these words."""
    row = _row(words, language)
    known = [_row(one, language) for one in listed(language, name)]
    return any(_fits(row[at : at + len(parts)], parts) for parts in known for at in range(len(row)))


def _row(words: str, language: str) -> tuple[str, ...]:
    return tuple(_bare(word, language) for word in fold(words).split())


def _fits(row: Sequence[str], parts: Sequence[str]) -> bool:
    """Each word begins so. A beginning of one or two letters is a whole word: *рф*, *US*."""
    return len(row) == len(parts) and all(
        word == part or (len(part) > 2 and word.startswith(part))
        for word, part in zip(row, parts, strict=True)
    )


def _bare(word: str, language: str) -> str:
    """Without the articles and prepositions that Arabic writes in one with a word."""
    for prefix in listed(language, "prefixes"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word
