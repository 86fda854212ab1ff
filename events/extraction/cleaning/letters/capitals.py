"""Headlines in capitals, in the letters that the parser knows: *RUSSIAN MISSILE HITS KYIV* is read
as *Russian missile hits Kyiv*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from events.extraction.cleaning.edited_text import Edit, EditedText
from events.extraction.cleaning.lines import lines_of
from events.extraction.cleaning.words import is_word
from events.extraction.data.known_actors import actors
from events.extraction.data.word_lists import parts, rows, word_set

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
BEGINS_A_SENTENCE = re.compile(r"(?:\A|[.!?:|–—]\s+|[\"“‘])[^\w\n]{0,3}\Z")
FEWEST_WORDS, FEWEST_LETTERS = 3, 12


def without_capitals(text: EditedText) -> EditedText:
    """The text with lines in capitals in ordinary letters, as the rest of the text and the
    vocabulary write their words.
    """
    lines = list(lines_of(text.text))
    shouted = [(line.start, line.end) for line in lines if _in_capitals(line.words)]
    if not shouted:
        return text
    written = _as_written(" \n ".join(line.words for line in lines if not _in_capitals(line.words)))
    return text.edit(e for start, end in shouted for e in _recased(text.text, start, end, written))


def _in_capitals(words: str) -> bool:
    if any(c.islower() for c in words[:200]) or sum(c.isupper() for c in words) < FEWEST_LETTERS:
        return False
    return len(WORD.findall(words)) >= FEWEST_WORDS and words.upper() == words


def _recased(text: str, start: int, end: int, written: Mapping[str, str]) -> Iterator[Edit]:
    for match in WORD.finditer(text, start, end):
        word = _in_ordinary_letters(match[0], written)
        if BEGINS_A_SENTENCE.search(text[max(start, match.start() - 6) : match.start()]):
            word = word[0].upper() + word[1:]
        if len(word) == len(match[0]):  # ß of SS would move all that follows
            yield match.start(), match.end(), word


def _in_ordinary_letters(word: str, written: Mapping[str, str]) -> str:
    lower = word.lower()
    bare = lower.replace("’", "'").removesuffix("'s")
    suffix = word[len(bare) :].lower()
    form = written.get(bare) or _names().get(bare)
    if form is None:
        form = (
            bare
            if is_word(bare) or bare in word_set("line_breaks", "unfinished")
            else bare.capitalize()
        )
    return form + suffix


def _as_written(text: str) -> Mapping[str, str]:
    """Lower-case word -> how the text writes it. A small letter anywhere tells that it is no
    name.
    """
    forms: dict[str, str] = {}
    for word in WORD.findall(text):
        bare = word.replace("’", "'").removesuffix("'s")
        known = forms.get(bare.lower())
        if known is None or _plainer(bare, known):
            forms[bare.lower()] = bare
    return forms


def _plainer(form: str, known: str) -> bool:
    """RSF and US stay; *Drones* at the beginning of a sentence gives way to *drones* within one."""
    if len(form) > 1 and form.isupper():
        return True
    return form.islower() and not (len(known) > 1 and known.isupper())


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    """Lower-case word -> how the vocabulary of sides and countries writes it."""
    names = [name for actor in actors() for name in (actor.name, *actor.aliases, *actor.stands_for)]
    names += [
        name for row in rows("countries.csv") for name in (row["name"], *parts(row["aliases"]))
    ]
    found: dict[str, str] = {}
    for name in names:
        alone = " " not in name
        for word in WORD.findall(name):
            if not word.islower() and (alone or not is_word(word)):
                found.setdefault(word.lower(), word)
    return MappingProxyType(found)
