"""Nouns behind a preposition: *the battle for Goma*, *blamed on the army*."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

PREPOSITIONS = frozenset({"prep"})
# Of *gave to*, *fell to* the parser makes a dative.
PREPOSITIONS_AND_DATIVES = frozenset({"prep", "dative"})


def object_of(
    head: Token, words: Collection[str], labels: Collection[str] = PREPOSITIONS
) -> Token | None:
    """The noun behind the first of these prepositions that hangs on a word."""
    for preposition in head.children:
        if preposition.dep_ in labels and preposition.lower_ in words:
            return syntax.child(preposition, "pobj")
    return None
