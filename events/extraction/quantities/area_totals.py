"""Whether a sentence tells of a whole area or of several attacks: then its numbers are totals."""

from __future__ import annotations

import re

from events.extraction.data.phrase_patterns import one_of_list

_TOTAL = re.compile(
    rf"\b(?:{one_of_list('totals', 'whole_area')}|{one_of_list('totals', 'several_attacks')})\b",
    re.IGNORECASE,
)

_AREA = re.compile(rf"\b{one_of_list('totals', 'whole_area')}\b", re.IGNORECASE)

_COUNTED = re.compile(
    rf"\b{one_of_list('totals', 'how_many')} (?:[\w-]+ ){{0,2}}?"
    rf"{one_of_list('totals', 'attacks_counted')}\b",
    re.IGNORECASE,
)


def tells_of_several(sentence: str) -> bool:
    """*Attacks across Ukraine killed 12*, *Israeli strikes killed 30 people in Gaza*."""
    return bool(_TOTAL.search(sentence))


def tells_of_an_area(sentence: str) -> bool:
    """*Attacks across Ukraine killed 12*; *strikes killed 30 in Idlib* may be of one town."""
    return bool(_AREA.search(sentence))


def counts_attacks(sentence: str) -> bool:
    """*At least 19 people were killed in two attacks*, *a series of car bombings*."""
    return bool(_COUNTED.search(sentence))
