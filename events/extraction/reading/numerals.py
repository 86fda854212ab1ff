"""Numbers as news writes them: *3,000*, *two dozen*, *at least five*, *between 10 and 20*, *scores
of*. The words are data (`data/en/numerals.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from events.extraction.data.phrase_patterns import one_of
from events.extraction.data.word_lists import language_table
from events.extraction.types import Count

_TABLE = language_table("numerals.toml")
_QUALIFIERS: Mapping[str, list[str]] = _TABLE["qualifiers"]
WORDS: Mapping[str, int] = _TABLE["units"]
SCALES: Mapping[str, int] = _TABLE["scales"]
VAGUE: Mapping[str, int] = _TABLE["vague"]
EXACT: Mapping[str, int] = _TABLE["exact"]

_WORD, _SCALE = one_of(WORDS), one_of(SCALES)
_LEAST, _MOST, _ABOUT, _ONE, _BETWEEN, _TO, _AND, _MORE = (
    one_of(_QUALIFIERS[name])
    for name in ("least", "most", "about", "one", "between", "to", "and", "more")
)
# *1,250*, and *1 250* as the United Nations and many languages write it
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_WORDS = rf"(?:{_WORD}[- ])?{_WORD}(?![a-z])"
_SCALED = rf"(?:[ -]?{_SCALE}(?![a-z]))"
# *two hundred and fifty*: further words only behind a scale, or *nine and six* would be one number
_NUMBER = (
    rf"(?:{_DIGITS}|{_WORDS}|{_ONE} (?={_SCALE}))"
    rf"(?:{_SCALED}+(?:[ -](?:{_AND} )?{_WORDS}{_SCALED}*)*)?"
)
PATTERN = re.compile(
    rf"(?<![\w.,-])(?:(?P<least>{_LEAST})\s+|(?P<most>{_MOST})\s+|{_ABOUT}\s+)*"
    rf"(?:(?P<between>{_BETWEEN}\s+)?(?P<low>{_NUMBER})"
    rf"(?:(?:\s+(?:(?P<and>{_AND})|{_TO})\s+|\s?[-–]\s?)(?P<high>{_NUMBER})"
    rf"|(?P<more>[ -]{_MORE}|\+))?"
    rf"|(?P<vague>{one_of(VAGUE)})|(?P<exact>{one_of(EXACT)}))(?![\w])(?!,\d)",
    re.IGNORECASE,
)


_LEAD = re.compile(rf"\b(?:{_LEAST}|{_MOST}|{_BETWEEN})\s+$", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s(?=\d{3})")
# *a hundred and three*: words of a number that add nothing to it
_SILENT = {*_QUALIFIERS["one"], *_QUALIFIERS["and"]}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: what it counts to, and the characters that say so."""

    count: Count
    start: int
    end: int
    vague: bool = False  # *dozens*


def value(words: str) -> int | None:
    """*37* -> 37, *two dozen* -> 24, *1.5 million* -> 1500000; None where the words are no whole
    number.
    """
    total, current = 0.0, 0.0
    for part in _BETWEEN_DIGITS.sub("", words).lower().replace("-", " ").split():
        if part in WORDS:
            current += WORDS[part]
        elif part in SCALES:
            current = (current or 1) * SCALES[part]
            if SCALES[part] >= 1000:
                total, current = total + current, 0
        elif re.fullmatch(r"[\d,]+(?:\.\d+)?", part):
            current += float(part.replace(",", ""))
        elif part not in _SILENT:
            return None
    number = total + current
    return int(number) if number == int(number) else None


def read_numerals(text: str) -> list[Numeral]:
    """Every number of `text`, with its qualifier; *10 killed and 30 hurt* are two, *between 10 and
    30* is one.
    """
    found = []
    at = 0
    while match := PATTERN.search(text, at):
        end = match.end("low") if _is_two_numbers(match) else match.end()
        count = _count(match)
        if count is not None:
            found.append(Numeral(count, match.start(), end, bool(match["vague"])))
        at = max(end, match.start() + 1)
    return found


def qualified(before: str, words: str) -> list[Numeral]:
    """The numbers of `words`, the first with a qualifier that stands in the words before them: the
    parser hangs *at most* and *between* elsewhere.
    """
    found = read_numerals(words)
    if not found:
        return found
    before += words[: found[0].start]
    lead = _LEAD.search(before)
    return read_numerals(before[lead.start() :] + words[found[0].start :]) if lead else found


def _is_two_numbers(match: re.Match[str]) -> bool:
    """*10 and 20*, without *between*."""
    return bool(match["and"]) and not match["between"]


def _count(match: re.Match[str]) -> Count | None:
    if match["vague"]:
        return Count(VAGUE[match["vague"].lower()], None)
    if match["exact"]:
        number = EXACT[match["exact"].lower()]
        return Count(number, number)
    low, high = value(match["low"]), value(match["high"]) if match["high"] else None
    if low is None:
        return None
    if high is not None and low < high and not _is_two_numbers(match):
        return Count(low, high)
    if match["least"] or match["more"]:
        return Count(low, None)
    return Count(None, low) if match["most"] else Count(low, low)
