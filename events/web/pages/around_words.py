"""The sentence that words stand in: a name or a day quoted alone tells a reader nothing."""

from __future__ import annotations

import re

FARTHEST = 300  # characters on either side
_ENDS = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-Z0-9])|\s*\n\s*")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends. One that is too long is cut between words."""
    first = _begin(text, start)
    found = _ENDS.search(text, max(start, end - 1), end + FARTHEST)
    if found is not None:
        return first, found.start() + len(found[0].rstrip())
    if len(text) <= end + FARTHEST:
        return first, len(text.rstrip())
    cut = text.rfind(" ", end, end + FARTHEST)
    return first, cut if cut > 0 else end


def _begin(text: str, start: int) -> int:
    farthest = max(0, start - FARTHEST)
    ends = [found.end() for found in _ENDS.finditer(text, farthest, start)]
    if ends:
        return ends[-1]
    if farthest == 0:
        return len(text[:start]) - len(text[:start].lstrip())
    cut = text.find(" ", farthest, start)
    return cut + 1 if cut >= 0 else start
