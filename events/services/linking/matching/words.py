"""The words of a report that few articles have, and how names are compared across spellings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from events.extraction.data.folding import fold

SITES = Path(__file__).with_name("sites.toml")
COMMON = Path(__file__).with_name("common_words.txt")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PART = re.compile(r"[^\W\d_]{4,}")
_VOWELS = re.compile(r"[aeiouyw]")
_TWICE = re.compile(r"(.)\1+")
SHORTEST = 4
ALIKE = 0.8  # of the letters of two spellings of one name: Hassakeh, Hasaka


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words that many articles have, folded."""
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def rare_words(text: str) -> frozenset[str]:
    """The words of a text that few articles have; names by their consonants.

    *Hassakeh* and *Hasaka* are one name in two spellings.
    """
    found = set()
    for match in _WORD.finditer(text.replace("'s", "").replace("’s", "")):
        word = fold(match.group())
        if len(word) >= SHORTEST and word not in common_words():
            found.add(skeleton(word) if match.group()[0].isupper() else word)
    return frozenset(found)


@lru_cache(maxsize=1)
def _sites() -> Mapping[str, str]:
    """The site that each word tells of."""
    table = tomllib.loads(SITES.read_text(encoding="utf-8"))["sites"]
    return {fold(word): site for site, words in table.items() for word in words}


def sites_told(text: str) -> frozenset[str]:
    """What the text says was hit: a mosque, a bus."""
    told = (_sites().get(fold(match.group())) for match in _WORD.finditer(text))
    return frozenset(site for site in told if site)


@lru_cache(maxsize=20_000)
def names_within(name: str) -> frozenset[str]:
    """The words of a name as `rare_words` has them, for *El Fasher* and for *rapid-support*."""
    return frozenset(skeleton(fold(match.group())) for match in _PART.finditer(name))


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """The consonants of a name, as its spellings in Latin letters share them."""
    words = [word for word in fold(name).split() if word not in ("al", "el")] or [fold(name)]
    bare = "".join(words).removesuffix("h")
    return "~" + bare[:1] + _TWICE.sub(r"\1", _VOWELS.sub("", bare[1:]))


@lru_cache(maxsize=50_000)
def spelt_alike(one: str, other: str) -> bool:
    """Whether two names can be spellings of one."""
    if len(skeleton(one)) >= SHORTEST and skeleton(one) == skeleton(other):
        return True
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio() >= ALIKE
