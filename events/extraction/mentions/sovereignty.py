"""Claims of sovereignty: *which the Kremlin claims is part of Russia*, *which is claimed by
Lebanon*.

The parser reads *claims* as a noun there, so phrases are looked for instead
(`data/en/mentions.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from events.extraction.data.phrase_patterns import one_of_list, phrase
from events.extraction.data.word_lists import language_table
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind

SUBKIND = "sovereignty"
BEFORE = 80  # characters before the claim: they name the place
NAME = r"[A-Z][\w-]*"
NAME_OF_TWO_WORDS = r"[A-Z][\w.’'-]*(?: [A-Z][\w-]*)?"


@dataclass(frozen=True, slots=True)
class SovereigntyClaim:
    """A claim of sovereignty and the characters that name the side that makes it."""

    mention: Mention
    start: int
    end: int


def find(document: Document) -> Iterator[SovereigntyClaim]:
    """Each claim of sovereignty in the article."""
    for sentence in document.sentences:
        for match in _claims().finditer(document.words(sentence)):
            side = str(match.lastgroup)
            at = sentence.start + match.start()
            tokens = document.tokens(sentence)
            trigger = next((t for t in tokens if document.start(t) >= at), tokens[-1])
            before = frozenset(int(t.i) for t in tokens if at - BEFORE <= document.start(t) < at)
            rule = f"{Kind.TERRITORIAL_CLAIM}/{SUBKIND}"
            mention = Mention(
                Kind.TERRITORIAL_CLAIM, SUBKIND, sentence, int(trigger.i), rule, before
            )
            yield SovereigntyClaim(
                mention, sentence.start + match.start(side), sentence.start + match.end(side)
            )


@cache
def _claims() -> re.Pattern[str]:
    """The phrases as alternatives; the group that matched is the side."""
    the = one_of_list("function_words", "the")
    shapes = {"name": NAME, "long_name": NAME_OF_TWO_WORDS, "the_name": f"(?:{the} )?{NAME}"}
    phrases = language_table("mentions.toml")["sovereignty"]["phrases"]
    return re.compile(
        "|".join(
            phrase(words, **{slot: f"(?P<{slot}_{n}>{shape})" for slot, shape in shapes.items()})
            for n, words in enumerate(phrases)
        )
    )
