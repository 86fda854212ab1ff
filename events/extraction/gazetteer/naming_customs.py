"""How countries name their divisions and places, by `data/naming_customs.toml`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from events.extraction.data.word_lists import table


def _customs() -> dict[str, Any]:
    return table("naming_customs.toml")


@cache
def _names(listed: str) -> frozenset[str]:
    return frozenset(_customs()[listed])


@cache
def _type_words(level: str = "type_words") -> re.Pattern[str]:
    before = "|".join(map(re.escape, _customs()[f"{level}_before"]))
    after = "|".join(map(re.escape, _customs()[f"{level}_after"]))
    return re.compile(rf"^(?:{before})\s+|\s+(?:{after})$", re.IGNORECASE)


def names_recur(country: str | None) -> bool:
    """Whether many places of a country share a name."""
    return country in _names("names_recur")


def has_type_word(division: str) -> bool:
    """Whether the name of a division says what it is: *Kherson Oblast*."""
    return _type_words().search(division) is not None


def bare_name(division: str) -> str:
    """The name of a division without its type word."""
    return _type_words().sub("", division)


SHORTEST_DISTRICT = 5  # letters


def lists_second_level(country: str) -> bool:
    """Whether the gazetteer knows the districts of a country."""
    return country in _names("with_second_level")


def means_a_district(folded: str) -> bool:
    """Whether a folded name in a text may mean a district. Words, titles and names of people do
    not, nor do very short names, which are words too often: *Cat*, *Hat* and *Doe* are districts.
    """
    return len(folded) >= SHORTEST_DISTRICT and folded not in _names("no_districts")


def bare_name_of_district(division: str) -> str:
    """The name of a second-level division without its type word: *Kabupaten Bireuen*."""
    return _type_words("second_level").sub("", division)


def type_word_kept(country: str) -> str | None:
    """The type word with which English texts name the divisions of a country, if they do."""
    word: str | None = _customs()["keeps_type_word"].get(country)
    return word


def also_called() -> list[str]:
    """The type words by which English texts also know a division: *Kherson region*."""
    words: list[str] = _customs()["also_called"]
    return words


def is_city_by_kind(kind: str) -> bool:
    """Whether ISO 3166-2 calls a division of this kind a city."""
    return kind in _names("cities")


def prints_no_marks(country: str) -> bool:
    """Whether newspapers leave out the scholarly marks of its names."""
    return country in _names("without_marks")


def usual_form(name: str, country: str) -> str:
    """A name of GeoNames as newspapers print it: in many countries without scholarly marks."""
    return without_marks(name) if prints_no_marks(country) else name


def without_marks(name: str) -> str:
    """The letters without their marks and apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("[‘’ʻʼ']", "", bare)
