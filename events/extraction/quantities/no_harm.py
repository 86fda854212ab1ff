"""Phrases that say that nobody was killed or hurt. *No casualties* says both, *no injuries* says
nothing of the dead.
"""

from __future__ import annotations

from events.extraction.data.word_lists import word_list
from events.extraction.reading.document import Document, Sentence
from events.extraction.types import Count, Why

NOBODY = Count(0, 0)
# The list of phrases, and the fields that it sets to nobody.
_FIELDS = (
    ("none_hurt", ("killed", "wounded")),
    ("no_injuries", ("wounded",)),
    ("no_deaths", ("killed",)),
)


def none_hurt(sentence: Sentence, document: Document) -> list[Why]:
    """For each field that the sentence says was nobody, the words that say so."""
    words = document.words(sentence).lower()
    found = []
    for name, fields in _FIELDS:
        phrase = next((phrase for phrase in word_list("harm", name) if phrase in words), None)
        if phrase is not None:
            start = sentence.start + words.index(phrase)
            found += [Why(field, "casualties/none", start, start + len(phrase)) for field in fields]
    return found
