"""The lines of a text, and what tells whether one goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.extraction.data.phrase_patterns import one_of_list
from events.extraction.data.word_lists import word_set

LINE = re.compile(r"[^\n]+")
FIRST_WORD = re.compile(r"\S+")
LAST_WORD = re.compile(r"\S+\Z")
ENDS_A_SENTENCE = re.compile(r"[.!?…:;][\"”’')\]]*\Z")
# What begins a line of its own: an item of a list, a time, a byline, where the reporter sat.
OPENS_A_LINE = re.compile(
    r"[+*•●▪►·‣][ \t]|[-–—][ \t]+(?![a-z])|\d{1,2}[:.]\d\d\b|#|"
    rf"{one_of_list('page_lines', 'byline')} [A-Z]|"
    r"[A-Z][A-Z’'-]{2,}[A-Z ,]*(?:, [A-Z][\w .,]{2,30})?(?: ?\([^)\n]{2,30}\))? ?(?:-{1,2}|[–—]) "
)
HYPHEN = re.compile(r"\w-\Z")  # at the end of a line
NUMBERED = re.compile(r"\(?\d{1,2}[.)][ \t]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its words from the first to the last, and the number of line ends
    that part it from the one before.
    """

    start: int
    end: int
    words: str
    indent: int
    gap: int

    @property
    def width(self) -> int:
        return self.indent + len(self.words)

    @property
    def lettered(self) -> bool:
        return any(c.isalpha() for c in self.words)


def lines_of(text: str) -> Iterator[Line]:
    behind = 0
    for match in LINE.finditer(text):
        words = match[0].strip()
        if words:
            indent = len(match[0]) - len(match[0].lstrip())
            start = match.start() + indent
            yield Line(start, start + len(words), words, indent, text.count("\n", behind, start))
            behind = start + len(words)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """Two lines, one below the other."""

    above: Line
    below: Line

    @property
    def fill(self) -> int:
        """How wide the upper line would be with the first word of the lower: whoever wrapped the
        text found it too wide.
        """
        first = FIRST_WORD.match(self.below.words)
        return self.above.width + 1 + (len(first[0]) if first else 0)

    @property
    def possible(self) -> bool:
        """Whether one sentence may stand on both lines."""
        return (
            self.above.lettered
            and self.below.lettered
            and (not self.above.words.endswith(":") or self.below.words[0] in "\"“‘'")
            and not OPENS_A_LINE.match(self.below.words)
            and not (ENDS_A_SENTENCE.search(self.above.words) and NUMBERED.match(self.below.words))
        )

    @property
    def parts_a_word(self) -> bool:
        return bool(HYPHEN.search(self.above.words[-2:])) and self.below.words[0].islower()

    @property
    def within_a_sentence(self) -> bool:
        """Whether one sentence surely does: *to the / Rapid Support Forces*, *killed at /
        least*.
        """
        above, below = self.above.words, self.below.words
        if HYPHEN.search(above[-2:]):
            return True
        if ENDS_A_SENTENCE.search(above):
            return _last_word(above) in word_set("line_breaks", "unfinished")
        return below.lstrip("-–— ")[:1].islower() or _last_word(above) in word_set(
            "line_breaks", "unfinished"
        )


def _last_word(words: str) -> str:
    found = LAST_WORD.search(words[-40:])
    return found[0] if found else ""
