"""Phrases that say that nobody was killed or hurt. *No casualties* says both, *no injuries* says
nothing of the dead.
"""

from __future__ import annotations

import re
from functools import cache

from events.extraction.data.phrase_patterns import one_of_list, phrases
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
    words = document.words(sentence)
    found: dict[str, Why] = {}
    for name, fields in _FIELDS:
        said = _phrases(name).search(words)
        if said is not None:
            start, end = sentence.start + said.start(), sentence.start + said.end()
            for field in fields:
                found.setdefault(field, Why(field, "casualties/none", start, end))
    return list(found.values())


@cache
def _phrases(name: str) -> re.Pattern[str]:
    reports = f"(?:{one_of_list('harm', 'reports')} )*"
    slots = {"reports": reports, "thing": r"\w+", "few": r"(?:\w+ ){1,4}"}
    return re.compile(phrases("harm", name, **slots), re.IGNORECASE)
