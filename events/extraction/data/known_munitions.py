"""The words for munitions, by type."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from events.extraction.data.word_lists import language_table
from events.extraction.types import WeaponType


@lru_cache(maxsize=1)
def munitions() -> Mapping[str, WeaponType]:
    """Folded singular words for munitions -> their type."""
    return MappingProxyType(
        {
            word: WeaponType(kind)
            for kind, words in language_table("weapons.toml").items()
            for word in words
        }
    )


@lru_cache(maxsize=1)
def last_words_of_munitions() -> frozenset[str]:
    """The words that a munition's name may end with: most words of a text end none."""
    return frozenset(name.rsplit(" ", 1)[-1] for name in munitions())
