"""Numbers that stand in words, by language, and whether they say what an answer says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from events.extraction.data.folding import fold
from events.extraction.model.words import ENGLISH, listed, numbered
from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Count

_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f.,٬]\d{3})+(?!\d)|\d+")
_BETWEEN = re.compile(r"[ \u00a0\u2009\u202f.,٬]")
QUALIFIER_WORDS = 3  # how far before a number *at least* may stand


def says(quote: str, language: str, *, low: int | None, high: int | None) -> Count | None:
    """Our own reading of the number in the quotation that the answer means; None where it has none
    such. *At least five* read as 5 to 5 gives what the words say: 5 and more.
    """
    if low == 0 and high in (0, None):
        return Count(0, 0) if _says_none(quote, language) else None
    counts = counts_in(quote, language)
    exact = [count for count in counts if (count.min, count.max) == (low, high)]
    near = [
        count
        for count in counts
        if _is_of(low, count) and _is_of(high, count) and (low, high) != (None, None)
    ]
    if exact or near:
        return (exact or near)[0]
    if {low, high} <= {1, None} and (low, high) != (None, None) and _says_one(quote, language):
        return Count(low, high)
    known = {bound for count in counts for bound in (count.min, count.max)} - {None}
    ends = {bound for bound in (low, high) if bound is not None}
    return Count(low, high) if ends and ends <= known else None


def adds_up(quote: str, language: str, parts: Sequence[int], total: int | None) -> Count | None:
    """The sum, where each part stands in the quotation and they make the total."""
    if sum(parts) != total:
        return None
    left = counts_in(quote, language)
    ones = _ones(quote, language)
    opened = False
    for part in sorted(parts, reverse=True):
        fitting = next((count for count in left if part in (count.min, count.max)), None)
        if fitting is not None:
            left.remove(fitting)
            opened |= fitting.max is None
        elif part == 1 and ones > 0:
            ones -= 1
        else:
            return None
    return Count(total, None if opened else total)


def exact_number(quote: str, language: str, number: int | None) -> int | None:
    """The number, where the quotation says just so many."""
    if number is None:
        return None
    if any(count.min == count.max == number for count in counts_in(quote, language)):
        return number
    return number if number == 1 and _says_one(quote, language) else None


def counts_in(quote: str, language: str) -> list[Count]:
    """Every number of the quotation, with its *at least* or *up to*."""
    if language == ENGLISH:
        return [numeral.count for numeral in read_numerals(quote)]
    return list(_counts(quote, language))


def _is_of(bound: int | None, count: Count) -> bool:
    return bound is None or bound in (count.min, count.max)


def _counts(quote: str, language: str) -> Iterator[Count]:
    """Runs of number words in other languages: *двадцять п'ять* is 25, *5 тысяч* is 5000."""
    row = _row(quote)
    at = 0
    while at < len(row):
        value, vague, end = _number_at(row, at, language)
        if value is not None:
            yield _qualified(value, vague, row[max(0, at - QUALIFIER_WORDS) : at], language)
        at = max(end, at + 1)


def _row(quote: str) -> list[str]:
    grouped = _DIGITS.sub(lambda match: f" {_BETWEEN.sub('', match[0])} ", quote)
    return fold(grouped).split()


def _number_at(row: Sequence[str], at: int, language: str) -> tuple[int | None, bool, int]:
    """The value of the run that begins here, whether it is vague, and where it ends."""
    vague = numbered(language, "vague").get(row[at])
    if vague is not None:
        return vague, True, at + 1
    total, current, end = 0, None, at
    joiners = set(listed(language, "joiners"))
    while end < len(row):
        word = row[end]
        value = _value(word, language, inside=current is not None)
        scale = numbered(language, "scales").get(word)
        if value is not None and (_adds(current, value) or _is_joined(word, current, language)):
            current = (current or 0) + value
        elif scale is not None and (current is not None or end == at):
            total, current = total + (current or 1) * scale, 0
        elif not (word in joiners and current is not None and _goes_on(row, end + 1, language)):
            break
        end += 1
    return (None, False, end) if current is None else (total + current, False, end)


def _goes_on(row: Sequence[str], at: int, language: str) -> bool:
    return at < len(row) and row[at] in numbered(language, "numbers")


def _adds(current: int | None, value: int) -> bool:
    """*двадцать пять* adds; *пять десять* are two numbers."""
    if not current:
        return True
    return (value < 10 <= current and current % 10 == 0) or (value < 100 <= current % 1000)


def _value(word: str, language: str, *, inside: bool) -> int | None:
    if word.isdecimal():
        return None if inside else int(word[:12])
    known = numbered(language, "numbers").get(word)
    if known is None and word[:1] in _joined_prefixes(language):
        return numbered(language, "numbers").get(word[1:])  # Arabic writes "and" in one with it
    return known


def _is_joined(word: str, current: int | None, language: str) -> bool:
    """Arabic says the ones first: *five-and-twenty*."""
    return (
        word[:1] in _joined_prefixes(language)
        and word not in numbered(language, "numbers")
        and current is not None
        and current < 10
    )


@cache
def _joined_prefixes(language: str) -> frozenset[str]:
    return frozenset(listed(language, "number_prefixes")) or frozenset({"\0"})


def _qualified(value: int, vague: bool, before: Sequence[str], language: str) -> Count:
    """The longest phrase before it decides: *не менее* is no *менее*."""
    least, most = (_longest(before, language, name) for name in ("least", "most"))
    if most > least:
        return Count(None, value)
    return Count(value, None if vague or least else value)


def _longest(before: Sequence[str], language: str, name: str) -> int:
    """The length of the longest listed phrase that these words end with; 0 for none."""
    words = f" {' '.join(before)}"
    return max((len(one) for one in listed(language, name) if words.endswith(f" {one}")), default=0)


def _says_none(quote: str, language: str) -> bool:
    row = f" {fold(quote)} "
    return any(f" {word} " in row for word in listed(language, "none"))


def _says_one(quote: str, language: str) -> bool:
    return _ones(quote, language) > 0


def _ones(quote: str, language: str) -> int:
    """How many words mean one person: *a*, *one*, *woman*."""
    return sum(word in listed(language, "one") for word in fold(quote).split())
