"""How much of one text is in another. Pure: texts in, numbers out.

It is not in `events.extraction`, because every file there is part of the extractor's version:
another threshold for copies does not change how articles are read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from events.extraction.data.folding import fold
from events.extraction.reading.numerals import WORDS

RUN_WORDS = 3  # two share too much of any English text, five too little of an edited one
SAMPLED_ONE_IN = 8  # an article of 370 words leaves about 46 values
# about 4,000 words; of a longer text the lowest values, which are those that its parts would keep
SKETCH_SIZE = 512
WORD_CHARACTERS = 60  # what is longer is no word
LEAST_RUNS = 40  # a quote of two sentences, or the paragraph on how the war began, makes no copy

# Measured by benchmarks/near_copies.py; the figures are in docs/operations.md.
CONTAINED = 0.6
SAME_FIGURES = 0.7
SAME_NAMES = 0.5

MONTHS = frozenset(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_HASH_BITS = 64
_SIGN = 1 << (_HASH_BITS - 1)


@dataclass(frozen=True)
class TextRuns:
    """A text as the set of its runs of words, without case and punctuation. Numbers are words."""

    text: str

    @cached_property
    def runs(self) -> frozenset[int]:
        """A 64-bit hash of each run, the same in every process and on every machine."""
        words = _fold_words(self.text)
        return frozenset(
            _hash(" ".join(words[at : at + RUN_WORDS])) for at in range(len(words) - RUN_WORDS + 1)
        )

    @cached_property
    def figures(self) -> dict[tuple[str, str], set[str]]:
        """The numbers between two words (*launched 84 drones*), without days and years."""
        found: dict[tuple[str, str], set[str]] = {}
        for before, number, after in _figures(_WORD.findall(self.text)):
            found.setdefault((before, after), set()).add(number)
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """Its capitalised words inside sentences."""
        words = _WORD.findall(self.text)
        return frozenset(
            fold(word)
            for before, word in pairwise(words)
            if word[0].isupper() and before[0].islower()
        )


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share, from 0 to 1.

    `jaccard` is of all runs, `containment` of those of the shorter text.
    """

    jaccard: float
    containment: float


def sketch_of(text: str) -> list[int]:
    """A sample of the text's runs as signed 64-bit numbers, to find texts that share many.

    FracMinHash keeps every hash below a fixed part of the range. The same run is sampled in every
    text, so a part shares the values of its whole. (MinHash keeps a fixed number of hashes, and
    only compares texts of similar length.)
    """
    limit = (1 << _HASH_BITS) // SAMPLED_ONE_IN
    return [
        value - _SIGN
        for value in sorted(value for value in TextRuns(text).runs if value < limit)[:SKETCH_SIZE]
    ]


def overlap(one: TextRuns, other: TextRuns) -> Overlap:
    """Compare two texts run by run."""
    shared, shorter = len(one.runs & other.runs), min(len(one.runs), len(other.runs))
    union = len(one.runs) + len(other.runs) - shared
    return Overlap(
        jaccard=shared / union if union else 0.0, containment=shared / shorter if shorter else 0.0
    )


def is_copy(one: TextRuns, other: TextRuns) -> bool:
    """Whether one is a copy of the other: mostly the same words, figures and names.

    Daily bulletins use the same words every day; only what they report differs. For words only
    containment counts: a Jaccard index of a half means that two thirds of the shorter text are
    shared.
    """
    if (
        min(len(one.runs), len(other.runs)) < LEAST_RUNS
        or overlap(one, other).containment < CONTAINED
    ):
        return False
    return _mostly(same_figures(one, other), SAME_FIGURES) and _mostly(
        _same_names(one, other), SAME_NAMES
    )


def same_figures(one: TextRuns, other: TextRuns) -> float | None:
    """The share of equal numbers between the same words in both; None if there are none."""
    return _share(
        bool(one.figures[slot] & other.figures[slot])
        for slot in one.figures.keys() & other.figures.keys()
    )


def _same_names(one: TextRuns, other: TextRuns) -> float | None:
    """The share of names that the other text has, too, of the text with fewer; None if none."""
    fewer, more = sorted((one.names, other.names), key=len)
    return _share(name in more for name in fewer)


def _fold_words(text: str) -> list[str]:
    """Fold word by word: folding caches its input, and must not cache whole texts."""
    return [word for written in text.split() for word in fold(written[:WORD_CHARACTERS]).split()]


def _share(hits: Iterable[bool]) -> float | None:
    found = list(hits)
    return sum(found) / len(found) if found else None


def _mostly(share: float | None, least: float) -> bool:
    return share is None or share >= least


def _figures(words: list[str]) -> Iterator[tuple[str, str, str]]:
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        number, near = fold(word), {before[:3].lower(), after[:3].lower()}
        if (number[:1].isdigit() or number in WORDS) and not (
            near & MONTHS or _YEAR.fullmatch(number)
        ):
            yield fold(before), number, fold(after)


def _hash(run: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(run.encode(), digest_size=_HASH_BITS // 8).digest(), "big"
    )
