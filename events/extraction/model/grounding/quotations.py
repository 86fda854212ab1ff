"""Where a quotation stands in the text: exactly, or but for case, white space, quotation marks,
dashes and soft hyphens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_HIDDEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640")
_SAME = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_EDGES = " .,;:!?…\"'()[]-،؛؟"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as quotations are compared, and where each of its characters stands in the text."""

    words: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `[start, end)` of the text."""

    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


@lru_cache(maxsize=64)
def folded(text: str) -> Folded:
    """The text in lower case with plain marks and single spaces."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for plain in _plain(letter):
            if plain == " " and letters[-1:] == [" "]:
                continue
            letters.append(plain)
            places.append(at)
    return Folded("".join(letters), tuple(places))


def _plain(letter: str) -> str:
    if letter in _HIDDEN:
        return ""
    return " " if letter.isspace() else _SAME.get(letter) or letter.casefold()


def find(text: str, quotation: str, within: Iterable[Span] = ()) -> Span | None:
    """Where the quotation stands: in one of the spans of `within` if it can, else where it stands
    first; None if nowhere. It begins and ends with whole words: *killed 5* is not in *killed 50*.
    """
    found = list(occurrences(text, quotation))
    for span in within:
        for one in found:
            if span.start <= one.start and one.end <= span.end:
                return one
    return found[0] if found else None


def occurrences(text: str, quotation: str) -> Iterator[Span]:
    """Every place where the quotation stands."""
    wanted = folded(quotation).words.strip(_EDGES)
    row = folded(text)
    at = row.words.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if _is_whole(row.words, at, end):
            yield Span(row.places[at], row.places[end - 1] + 1)
        at = row.words.find(wanted, at + 1)


def _is_whole(words: str, start: int, end: int) -> bool:
    """Whether no word and no number goes on at either end: *1* and *250* are not in *1,250*."""
    before, after = words[start - 1 : start], words[end : end + 1]
    if (before.isalnum() and words[start].isalnum()) or (
        after.isalnum() and words[end - 1].isalnum()
    ):
        return False
    split_behind = words[end - 1].isdigit() and after in tuple(".,") and _digit(words, end + 1)
    split_before = words[start].isdigit() and before in tuple(".,") and _digit(words, start - 2)
    return not (split_behind or split_before)


def _digit(words: str, at: int) -> bool:
    return 0 <= at < len(words) and words[at].isdigit()
