"""One name, many transliterations: each family of countries has rules that bring its spellings to one form.

The rules are data (`data/spellings.toml`). Two names agree only where their forms are the same to the letter: nothing here is
a likeness, so that Rivnopil never becomes Ivanopil.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from events.extraction.text import fold

RULES = Path(__file__).parent / "data" / "spellings.toml"
SHORTEST = 4  # letters; shorter forms of unrelated names fall together (Ara, Era)


@dataclass(frozen=True, slots=True)
class Family:
    """Countries whose names come into English in the same several ways."""

    name: str
    countries: frozenset[str]
    rules: tuple[tuple[re.Pattern[str], str], ...]

    def form(self, folded: str) -> str | None:
        """The form shared by all spellings of a folded name; None where it is too short to tell names apart."""
        for pattern, replacement in self.rules:
            folded = pattern.sub(replacement, folded)
        return folded if len(folded) >= SHORTEST else None


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """The families of `data/spellings.toml`, in its order."""
    tables = tomllib.loads(RULES.read_text(encoding="utf-8"))
    last = [(re.compile(pattern), replacement) for pattern, replacement in tables["every_family"]["rules"]]
    return tuple(
        Family(
            name=table["name"],
            countries=frozenset(table["countries"]),
            rules=(*((re.compile(pattern), replacement) for pattern, replacement in table["rules"]), *last),
        )
        for table in tables["family"]
    )


@lru_cache(maxsize=1)
def family_of_country() -> dict[str, Family]:
    """Families by ISO 3166-1 alpha-2 code; a country is in one family at the most."""
    return {country: family for family in families() for country in family.countries}


def forms(name: str) -> list[str]:
    """The forms of a name in every family, each marked with its family: what the gazetteer's `spelling` table is keyed by."""
    folded = fold(name)
    return [f"{family.name}:{form}" for family in families() if (form := family.form(folded)) is not None]


def form_in(country: str | None, folded: str) -> str | None:
    """The form of a folded name of a place in `country`; None where no rules concern that country."""
    family = family_of_country().get(country or "")
    form = family.form(folded) if family else None
    return f"{family.name}:{form}" if family and form else None
