"""Text whose lines were cut at a width: mail, PDF files, terminals. Its lines are joined again.

A line was cut where the first word of the next would have made it wider than the page. How wide
that is the breaks within a sentence tell; poems, lists and headlines have no such width.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from statistics import median

from events.extraction.cleaning.edited_text import Edit, EditedText
from events.extraction.cleaning.lines import HYPHEN, LineBreak, lines_of
from events.extraction.cleaning.words import keeps_hyphen, words_of

NARROWEST, WIDEST = 30, 125
# Of the breaks of a wrapped text that many are surely within a sentence: the rest end one, or go on
# with a name.
WITHIN_SENTENCES = 0.25
# The widths at which lines were cut differ by a word; with letters of different widths, by more.
# Four in five are as even as that.
EVENNESS, EVEN = 0.75, 0.8
LONGEST_WORD = 30
# A word with a hyphen before that one is a compound: *land-to-ship*.
HYPHENATED = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]+)-\Z")
GOES_ON = re.compile(r"[^\W\d_]+")


def without_wrapping(text: EditedText) -> EditedText:
    """The text with wrapped lines joined into paragraphs, and words that were parted whole
    again.
    """
    lines = list(lines_of(text.text))
    breaks = [LineBreak(above, below) for above, below in itertools.pairwise(lines)]
    close = [b for b in breaks if b.below.gap == 1]
    # Every line may have a blank one below it: double-spaced text.
    apart = [b for b in breaks if b.below.gap == 2] if len(close) < len(breaks) / 4 else []
    cut = [*_cut(close), *_cut(apart)] or _around_parted_words(close)
    return text.edit(_joined(text.text, sorted(cut, key=_place)))


def _around_parted_words(breaks: list[LineBreak]) -> list[LineBreak]:
    """Those within a sentence, however uneven the lines are, if a word is parted at the end of one:
    *gunmen at- / tacked the village*. Nobody but a machine that fills lines does that.
    """
    sure = [b for b in breaks if b.possible and b.within_a_sentence]
    return sure if any(b.parts_a_word for b in sure) else []


def _place(line_break: LineBreak) -> int:
    return line_break.above.end


def _cut(breaks: list[LineBreak]) -> list[LineBreak]:
    """Those of the breaks where a line was cut; none where the text is not wrapped."""
    possible = [b for b in breaks if b.possible]
    sure = [b for b in possible if b.within_a_sentence and b.above.width <= WIDEST]
    if not sure or len(sure) < WITHIN_SENTENCES * len(possible):
        return []
    middle = median(b.fill for b in sure)
    even = [b for b in sure if EVENNESS * middle <= b.fill <= middle + LONGEST_WORD]
    if middle < NARROWEST or len(even) < EVEN * len(sure):
        return []
    widest = max(b.above.width for b in even)
    narrow = min(widest + 1, *(b.fill for b in even))
    return [b for b in possible if _is_cut(b, narrow, widest)]


def _is_cut(line_break: LineBreak, narrow: int, widest: int) -> bool:
    if line_break.within_a_sentence:
        return line_break.fill > narrow / 2
    return narrow <= line_break.fill <= widest + LONGEST_WORD


def _joined(text: str, breaks: list[LineBreak]) -> Iterator[Edit]:
    elsewhere = words_of(text) if any(HYPHEN.search(b.above.words[-2:]) for b in breaks) else ()
    for b in breaks:
        parted = HYPHENATED.search(b.above.words[-40:])
        goes_on = GOES_ON.match(b.below.words)
        if not HYPHEN.search(b.above.words[-2:]):
            yield b.above.end, b.below.start, " "
        elif (
            parted is None
            or goes_on is None
            or keeps_hyphen(parted["first"], goes_on[0], elsewhere)
        ):
            yield b.above.end, b.below.start, ""
        else:
            yield b.above.end - 1, b.below.start, ""
