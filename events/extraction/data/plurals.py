"""The singular of a plural, by the endings of the article language."""

from __future__ import annotations

from functools import cache

from events.extraction.data.word_lists import language_table


@cache
def plural_endings() -> tuple[tuple[str, str], ...]:
    """Ending of the plural, ending of the singular; the first that fits is taken."""
    return tuple(
        (plural, singular) for plural, singular in language_table("plurals.toml")["endings"]
    )


def singular(word: str) -> str:
    """*cities* -> city, *gunmen* -> gunman; the word itself where it has no such ending."""
    for plural, ending in plural_endings():
        if word.endswith(plural):
            return word.removesuffix(plural) + ending
    return word
