"""Phrases that say that nobody was killed or hurt: *no casualties* both, *no injuries* says nothing
of the dead.
"""

from __future__ import annotations

from events.extraction.reading.document import Document, Sentence
from events.extraction.types import Count, Why

NONE_HURT = (
    "no casualties",
    "nobody was hurt",
    "no one was hurt",
    "no one was injured",
    "nobody was injured",
    "without casualties",
    "there were no victims",
    "hurt nobody",
    "hurting nobody",
    "without hurting anyone",
    "without hurting anybody",
    "without injuring anyone",
    "no victims",
    "no losses among",
)
NO_DEATHS = (
    "no deaths",
    "no fatalities",
    "without any deaths",
    "nobody was killed",
    "no one was killed",
    "nobody died",
    "no one died",
)
NOBODY = Count(0, 0)
NO_INJURIES = (
    "no injuries",
    "without any injuries",
    "without injuries",
    "no wounded",
    "no reports of injuries",
    "without causing injuries",
    "without causing any injuries",
)


def none_hurt(sentence: Sentence, document: Document) -> list[Why]:
    """For each field that the sentence says was nought, the words that say so."""
    words = document.words(sentence).lower()
    found = []
    for phrases, fields in (
        (NONE_HURT, ("killed", "wounded")),
        (NO_INJURIES, ("wounded",)),
        (NO_DEATHS, ("killed",)),
    ):
        phrase = next((phrase for phrase in phrases if phrase in words), None)
        if phrase is not None:
            start = sentence.start + words.index(phrase)
            found += [Why(field, "casualties/none", start, start + len(phrase)) for field in fields]
    return found
