"""Articles pasted one below the other with nothing between them but a headline.

A subheading stands like this, too. What tells the two apart: an article repeats the words of its
headline at once, and another article names nobody and no place that the first one names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from events.extraction.cleaning.lines import Line

NAME = re.compile(r"(?<![.!?…:“\"\n] )(?<!^)\b[A-Z]\w{2,}", re.MULTILINE)
WORD = re.compile(r"[^\W\d_]{4,}")
FEWEST_REPEATED = 2  # words of the headline in the paragraph below it, by their first letters
STEM = 4
FEWEST_NAMES = 2
LOOKED_AT = 40  # lines to either side, so that the time grows with the length alone
Test = Callable[[Line], bool]


def begins_another(lines: Sequence[Line], at: int, is_head: Test, is_prose: Test) -> bool:
    """Whether the line is the headline of another article than the one above it."""
    if not (0 < at < len(lines) - 1 and is_head(lines[at]) and is_prose(lines[at + 1])):
        return False
    above, below = lines[max(0, at - LOOKED_AT) : at], lines[at + 1 : at + 1 + LOOKED_AT]
    return (
        is_head(lines[0])
        and is_prose(lines[at - 1])
        and _repeats(lines[at], lines[at + 1])
        and _name_nothing_in_common(above, below)
    )


def _repeats(head: Line, lead: Line) -> bool:
    return len(_stems(head.words) & _stems(lead.words)) >= FEWEST_REPEATED


def _stems(words: str) -> set[str]:
    return {word[:STEM].lower() for word in WORD.findall(words)}


def _name_nothing_in_common(above: Sequence[Line], below: Sequence[Line]) -> bool:
    ours, theirs = (
        {name[:STEM] for line in lines for name in NAME.findall(line.words)}
        for lines in (above, below)
    )
    return min(len(ours), len(theirs)) >= FEWEST_NAMES and ours.isdisjoint(theirs)
