"""One name, many transliterations: each family of countries has rules that bring its spellings to
one form.

The rules are data (`data/spellings.toml`). Two names match only if their forms are identical.
Nothing is matched by similarity, so Rivnopil never becomes Ivanopil.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import Protocol

from events.extraction.data.folding import fold

RULES = Path(__file__).parent.parent / "data" / "spellings.toml"
SHORTEST = 4  # letters; shorter forms of unrelated names fall together (Ara, Era)


_BARE = re.compile(r"[^\W_A-Z]+(?:\|[^\W_A-Z]+)*| ")  # sh|ch: letters that stand for themselves
_ANY_OF = re.compile(r"\[[a-z]+\]")  # [iy]: one of these letters


class Rule(Protocol):
    """One step from a spelling to the form: the folded name in, the name rewritten out."""

    def __call__(self, folded: str, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Family:
    """Countries whose names come into English in the same several ways."""

    name: str
    countries: frozenset[str]
    rules: tuple[Rule, ...]

    def form(self, folded: str) -> str | None:
        """The form shared by all spellings of a folded name; None where it is too short to tell
        names apart.
        """
        for rule in self.rules:
            folded = rule(folded)
        return folded if len(folded) >= SHORTEST else None


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """The families of `data/spellings.toml`, in its order."""
    tables = tomllib.loads(RULES.read_text(encoding="utf-8"))
    last = tables["every_family"]["rules"]
    return tuple(
        Family(table["name"], frozenset(table["countries"]), _rules((*table["rules"], *last)))
        for table in tables["family"]
    )


def _rules(rows: Sequence[tuple[str, str]]) -> tuple[Rule, ...]:
    """The rules in their order. Most are bare letters, which strings replace ten times as fast as
    patterns do.
    """
    found: list[Rule] = []
    for plain, run in groupby(
        rows, key=lambda row: bool(_BARE.fullmatch(row[0]) or _ANY_OF.fullmatch(row[0]))
    ):
        if plain:
            found.append(partial(_replaced, [pair for row in run for pair in _letters(*row)]))
        else:
            found += [partial(re.compile(pattern).sub, replacement) for pattern, replacement in run]
    return tuple(found)


def _letters(pattern: str, replacement: str) -> list[tuple[str, str]]:
    old = pattern.split("|") if _BARE.fullmatch(pattern) else list(pattern[1:-1])
    return [(letters, replacement) for letters in old if letters != replacement]


def _replaced(pairs: Sequence[tuple[str, str]], folded: str) -> str:
    for old, new in pairs:
        if old in folded:
            folded = folded.replace(old, new)
    return folded


@lru_cache(maxsize=1)
def family_of_country() -> dict[str, Family]:
    """Families by ISO 3166-1 alpha-2 code; a country is in one family at the most."""
    return {country: family for family in families() for country in family.countries}


def forms(name: str) -> list[str]:
    """The forms of a name in every family, each marked with its family: what the gazetteer's
    `spelling` table is keyed by.
    """
    folded = fold(name)
    return [
        f"{family.name}:{form}"
        for family in families()
        if (form := family.form(folded)) is not None
    ]


def form_in(country: str | None, folded: str) -> str | None:
    """The form of a folded name of a place in `country`; None if that country has no rules."""
    family = family_of_country().get(country or "")
    form = family.form(folded) if family else None
    return f"{family.name}:{form}" if family and form else None
