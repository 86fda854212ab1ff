"""Passages that speak to a model instead of telling news: no evidence of anything."""

from __future__ import annotations

import re
from functools import cache

from events.extraction.model.grounding.quotations import Span
from events.extraction.model.words import SHARED, table
from events.extraction.reading.document import Sentence

REACH = 2  # sentences of the paragraph behind such a passage, which go on with it


def passages(text: str, sentences: tuple[Sentence, ...]) -> tuple[Span, ...]:
    """The sentences that speak to a model, with those that go on with them in the paragraph."""
    found: list[Span] = []
    until, paragraph = -1, -1
    for sentence in sentences:
        if _speaks_to_a_model(text[sentence.start : sentence.end]):
            until, paragraph = sentence.index + REACH, sentence.paragraph
        if sentence.index <= until and sentence.paragraph == paragraph:
            found.append(Span(sentence.start, sentence.end))
    return tuple(found)


def _speaks_to_a_model(words: str) -> bool:
    bare = " ".join(words.split())
    return any(pattern.search(bare) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in table(SHARED)["passages"])
