"""The words of a report that few articles have, and how names are compared across spellings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Sites:
    """The site that each word tells of: always, or if a word of `hit` stands near it."""

    always: Mapping[str, str]
    if_hit: Mapping[str, str]
    near: int
    hit: frozenset[str]
    not_hit: frozenset[str]


@lru_cache(maxsize=1)
def _sites() -> _Sites:
    tables = tomllib.loads(SITES.read_text(encoding="utf-8"))
    always, if_hit = (
        {fold(word): site for site, words in tables[table].items() for word in words}
        for table in ("sites", "sites_if_hit")
    )
    near = tables["near"]
    return _Sites(always, if_hit, near["words"], frozenset(near["hit"]), frozenset(near["not_hit"]))


def sites_told(text: str) -> frozenset[str]:
    """What the text says was hit: a mosque, a bus."""
    words = [fold(match.group()) for match in _WORD.finditer(text)]
    told = {_sites().always.get(word) for word in words}
    told |= {_site_if_hit(words, n) for n, word in enumerate(words) if word in _sites().if_hit}
    return frozenset(site for site in told if site)


def _site_if_hit(words: Sequence[str], n: int) -> str | None:
    near = set(words[max(0, n - _sites().near) : n + _sites().near])
    hit = near & _sites().hit and not near & _sites().not_hit
    return _sites().if_hit[words[n]] if hit else None


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
