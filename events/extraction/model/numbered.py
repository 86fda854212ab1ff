"""An article as a model reads it: numbered sentences, in pieces that fit its context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.extraction.reading.document import Sentence

# Tokens of text that leave room, within 8,000, for the prompt and for the answer on a dense piece.
TEXT_TOKENS = 1_200
OVERLAP = 4  # sentences that the next piece repeats, so that *the attack* has what it refers to
LATIN_LETTERS_A_TOKEN = 4.0
OTHER_LETTERS_A_TOKEN = 1.4  # older tokenizers cut Cyrillic and Arabic finer

ENDS_A_SENTENCE = re.compile(r"[.!?…:;,؟،؛\"”»’)]\s*$")
_PARAGRAPH = re.compile(r"[^\n]+")
# A full stop ends a sentence before a capital, a figure or a quotation mark, but for initials and
# short abbreviations.
_END = re.compile(r"(?:[!?…؟。]|(?<!\b\w)(?<!\b\w\w)\.|(?<=\d\d)\.)[\"”»’)\]]*\s+(?=[\"“«„(\[]?\w)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences `[first, last)` of an article, as lines that bear their numbers."""

    first: int
    last: int
    lines: str


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in any language: of each line, up to a full stop."""
    found: list[Sentence] = []
    for paragraph, line in enumerate(_PARAGRAPH.finditer(text)):
        for start, end in _bounds(line[0], line.start()):
            words = text[start:end]
            found.append(
                Sentence(
                    index=len(found),
                    paragraph=paragraph,
                    first=0,
                    last=0,
                    start=start,
                    end=end,
                    headline=not ENDS_A_SENTENCE.search(words) and len(words) < 200,
                )
            )
    return tuple(found)


def _bounds(line: str, offset: int) -> Iterator[tuple[int, int]]:
    starts = [0, *(match.end() for match in _END.finditer(line))]
    for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
        part = line[start:end]
        if words := part.strip():
            begin = offset + start + len(part) - len(part.lstrip())
            yield begin, begin + len(words)


def pieces(text: str, sentences: Sequence[Sentence]) -> tuple[Piece, ...]:
    """The article in pieces of at most `TEXT_TOKENS`; each but the first repeats the end of the one
    before. A single sentence that is longer is a piece of its own.
    """
    costs = [tokens(text[s.start : s.end]) + 3 for s in sentences]
    found: list[Piece] = []
    first = 0
    while first < len(sentences):
        last = _last_that_fits(costs, first)
        found.append(Piece(first, last, _lines(text, sentences[first:last])))
        if last == len(sentences):
            break
        first = max(last - OVERLAP, first + 1)
    return tuple(found)


def _last_that_fits(costs: Sequence[int], first: int) -> int:
    used, last = 0, first
    while last < len(costs) and (last == first or used + costs[last] <= TEXT_TOKENS):
        used += costs[last]
        last += 1
    return last


def _lines(text: str, sentences: Sequence[Sentence]) -> str:
    """Sentence numbers count from 1, over the whole article."""
    return "\n".join(
        f"[{s.index + 1}] {' '.join(text[s.start : s.end].split())}" for s in sentences
    )


def tokens(words: str) -> int:
    """About how many tokens a text has. Models differ; their own count is kept with each answer."""
    latin = sum(letter.isascii() for letter in words)
    return round(latin / LATIN_LETTERS_A_TOKEN + (len(words) - latin) / OTHER_LETTERS_A_TOKEN) + 1
