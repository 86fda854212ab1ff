"""Letters and figures that a machine took for others when it read a printed page: *ki11ed*, *l4*,
*arrny*, *Wednes day*.

A word is put right only where it is none as it stands and one as mended. Names are left as they
are, for no list holds them all.
"""

from __future__ import annotations

import re
from itertools import product

from spacy.lang.en.stop_words import STOP_WORDS

from events.extraction.cleaning.edited_text import EditedText
from events.extraction.cleaning.words import is_word
from events.extraction.data.word_lists import table, word_set

# *ki11ed*, *tw0*: small letters with a figure among them; not *Su-27*, *a10*, *4th*
FIGURES_IN_A_WORD = re.compile(
    r"(?<![\w-])(?=[a-z015]*[a-z])[A-Za-z][a-z015]*[015][a-z015]*(?![\w-])"
)
# *l4*, *1O*, *2O25*: a number with a letter for a figure
LETTERS_IN_A_NUMBER = re.compile(r"(?<![\w-])(?=[lIO\d]*\d)(?=\d*[lIO])[lIO\d]{2,4}(?![\w-])")
# *kiIled*, *Iocal*: a capital I for an l
CAPITAL_I = re.compile(r"(?<![\w-])(?:I[a-z]{3,}|[a-z]+I[a-z]+)(?![\w-])")
# *arrny*, *sarne*: one letter read as two
SMALL_WORD = re.compile(r"(?<![\w-])[A-Za-z][a-z]{3,}(?![\w-])")
PARTED_WORD = re.compile(
    r"(?<![\w-])(?P<first>[A-Za-z][a-z]{1,5}) (?=(?P<second>[a-z]{2,6})(?![\w-]))"
)
LONGEST = 6  # letters of one word that may be misread, for each doubles the readings


def without_misreadings(text: EditedText) -> EditedText:
    """The text with such words put right."""
    text = text.sub(LETTERS_IN_A_NUMBER, lambda m: _figures(m[0]))
    text = text.sub(FIGURES_IN_A_WORD, lambda m: _word_of(m[0]))
    text = text.sub(CAPITAL_I, lambda m: _mended(m[0], m[0].replace("I", "l")))
    text = text.sub(SMALL_WORD, lambda m: _with_one_letter(m[0]))
    return text.sub(PARTED_WORD, lambda m: m["first"] if _is_parted(**m.groupdict()) else m[0])


def _figures(number: str) -> str:
    return "".join(table("characters.toml")["figures"].get(c, c) for c in number)


def _word_of(misread: str) -> str:
    """The first word that its figures may stand for: *exp1oded*."""
    letters: dict[str, str] = table("characters.toml")["letters"]
    if sum(c in letters for c in misread) > LONGEST:
        return misread
    readings = product(*(letters.get(c, c) for c in misread))
    return next((word for word in map("".join, readings) if is_word(word)), misread)


def _with_one_letter(word: str) -> str:
    pairs: dict[str, str] = table("characters.toml")["pairs"]
    for two, one in pairs.items():
        if two in word:
            word = _mended(word, word.replace(two, one))
    return word


def _mended(word: str, other: str) -> str:
    return other if not is_word(word) and is_word(other) else word


def _is_parted(first: str, second: str) -> bool:
    """*Wednes day*; *je ts*, where neither half is a word. The index holds no *her* and no *on*."""
    if (first + second).lower() in word_set("dates", "weekdays"):
        return True
    halves = {first, second}
    return (
        first.islower()
        and halves.isdisjoint(STOP_WORDS)
        and not any(map(is_word, halves))
        and is_word(first + second)
    )
