"""The noun phrase of a description: *this northern town*, *the besieged capital*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading.document import sentence_start

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 5  # tokens from a determiner to its noun


def is_capital(word: str) -> bool:
    return word in word_set("definite_descriptions", "capital")


def phrase_start(token: Token) -> int:
    """Where its noun phrase begins: at the determiner, at the most four words before it."""
    determiners = word_sets("definite_descriptions", "determiners", "other_determiners")
    for i in range(int(token.i) - 1, max(sentence_start(token), int(token.i) - REACH) - 1, -1):
        word = token.doc[i]
        if word.lower_ in determiners:
            return i
        if word.is_punct or (word.pos_ in {"ADP", "VERB", "AUX"} and word.dep_ != "amod"):
            break
    return int(token.i)


def determiner_of(token: Token) -> str | None:
    """*the*, *this* or *that*, where the noun phrase begins with one."""
    word = str(token.doc[phrase_start(token)].lower_)
    return word if word in word_set("definite_descriptions", "determiners") else None
