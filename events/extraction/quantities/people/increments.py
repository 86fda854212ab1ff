"""Whether words say that a number comes on top, *three more people died*, or corrects another."""

from __future__ import annotations

import re

from events.extraction.data.phrase_patterns import one_of_list
from events.extraction.reading.numerals import read_numerals

_BEFORE = re.compile(rf"\b{one_of_list('harm', 'on_top_before')}\b", re.IGNORECASE)
_BEHIND = re.compile(rf"\W+{one_of_list('harm', 'on_top_behind')}\b", re.IGNORECASE)

_CORRECTS = re.compile(rf"\b{one_of_list('harm', 'corrects')}\b", re.IGNORECASE)


def comes_on_top(words: str) -> bool:
    """*Another two civilians died*, *three more people died*; not *more than 20 people were
    killed*, where the number stands behind.
    """
    return bool(_BEFORE.search(words)) or any(
        _BEHIND.match(words, numeral.end) for numeral in read_numerals(words)
    )


def corrects(sentence: str) -> bool:
    """*Corrected the toll*, *13 were killed, not 20 as first reported*."""
    return bool(_CORRECTS.search(sentence))
