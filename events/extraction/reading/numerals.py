"""Numbers as news writes them: *3,000*, *two dozen*, *at least five*, *between 10 and 20*, *scores
of*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.extraction.types import Count

UNITS = "zero one two three four five six seven eight nine ten eleven twelve"
UNITS += " thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
WORDS = {word: value for value, word in enumerate(UNITS.split())}
WORDS |= {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
# The annotation guide's rulings; the upper end stays open.
VAGUE = {"several": 3, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
LEAST = (
    r"at least|more than|over|no fewer than|not less than|no less than|upwards of|a minimum "
    r"of|exceeding"
)
MOST = r"up to|as many as|at most|no more than|fewer than|less than|under"
ABOUT = (
    r"about|around|almost|nearly|some|roughly|approximately|close to"
    r"|an estimated|estimated|another|a further|all|just|only"
)

_WORD = rf"(?:{'|'.join(WORDS)})"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{_WORD}[- ])?{_WORD}"
    r"|a (?=dozen|hundred|thousand|million|couple))"
    rf"(?:[ -]?(?:{'|'.join(SCALES)})(?![a-z]))*"
)
PATTERN = re.compile(
    rf"(?<![\w.,-])(?:(?P<least>{LEAST})\s+|(?P<most>{MOST})\s+|(?:{ABOUT})\s+)*"
    rf"(?:(?P<between>between\s+)?(?P<low>{_NUMBER})(?:(?:\s+(?:to|and|or)\s+|\s?[-–]\s?)(?P<high>{_NUMBER}))?"
    rf"|(?P<vague>several(?: dozen| hundred| thousand)?|(?:many "
    rf")?(?:dozens|scores|hundreds|thousands))"
    r"|(?P<couple>a couple|couple))(?![\w])(?!,\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: what it counts to, and the characters that say so."""

    count: Count
    start: int
    end: int


def value(words: str) -> int | None:
    """*37* -> 37, *two dozen* -> 24, *1.5 million* -> 1500000; None where the words are no whole
    number.
    """
    parts = words.lower().replace("-", " ").split()
    total, current = 0.0, 0.0
    for part in parts:
        if part in WORDS:
            current += WORDS[part]
        elif part in SCALES:
            current = (current or 1) * SCALES[part]
            if SCALES[part] >= 1000:
                total, current = total + current, 0
        elif re.fullmatch(r"[\d,]+(?:\.\d+)?", part):
            current += float(part.replace(",", ""))
        elif part != "a":
            return None
    number = total + current
    return int(number) if number == int(number) else None


def _count(match: re.Match[str]) -> Count | None:
    if match["vague"]:
        word = match["vague"].lower().split()[-1]
        return Count(VAGUE.get(word) or VAGUE[word + "s"], None)
    if match["couple"]:
        return Count(2, 2)
    low, high = value(match["low"]), value(match["high"]) if match["high"] else None
    if low is None:
        return None
    if high is not None and low < high and (match["between"] or " and " not in match[0].lower()):
        return Count(low, high)
    if match["least"]:
        return Count(low, None)
    return Count(None, low) if match["most"] else Count(low, low)


def read_numerals(text: str) -> list[Numeral]:
    """Every number of `text`, with its qualifier; *10 killed and 30 hurt* are two, *between 10 and
    30* is one.
    """
    found = []
    at = 0
    while match := PATTERN.search(text, at):
        end = match.end()
        if match["high"] and not match["between"] and " and " in match[0].lower():
            end = match.end("low")
        count = _count(match)
        if count is not None:
            found.append(Numeral(count, match.start(), end))
        at = max(end, match.start() + 1)
    return found
