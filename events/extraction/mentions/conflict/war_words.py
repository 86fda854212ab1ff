"""Words of war and of those who bear arms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def war_words(tokens: Iterable[Token]) -> set[str]:
    """The different ones, as lemmas."""
    words, armed = word_set("setting", "war_words"), word_set("setting", "armed")
    written = word_set("setting", "bands_as_written")
    found = set()
    for token in tokens:
        if _is_of_no_war(token):
            continue
        lemma = syntax.lemma(token)
        if lemma in words or token.lower_ in written or token.lower_ in armed:
            found.add(lemma)
    return found


def _is_of_no_war(token: Token) -> bool:
    """*rebel shareholders*, *rebel lawmakers*: they bear no arms."""
    unarmed = token.head.lower_ in word_set("setting", "rebels_without_arms")
    return unarmed and token.dep_ in {"amod", "compound", "nmod"}
