"""Finds every side that an article names: by name, by a word that means a side in one war, by the
pattern of a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from events.extraction.actors.sides import Named, Sides
from events.extraction.actors.spotting.accused import accused
from events.extraction.actors.spotting.ad_hoc_names import (
    LONGEST,
    AdHocNames,
    find_ad_hoc_names,
    name_by_pattern,
    with_names,
)
from events.extraction.actors.spotting.borders import is_across_a_border
from events.extraction.actors.spotting.rebels import as_rebels_of_a_state, as_the_group_named
from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

# tokens: a name written small, but for one of the table, has its capital by then: "al-Shabaab",
# "so-called Islamic State"
CAPITAL_BY = 4
SHORT = 3  # letters: so short an abbreviation is written in capitals


@dataclass(frozen=True, slots=True)
class _Row:
    """The tokens of an article, with their texts at hand: to ask each token anew took longer than
    all look-ups.
    """

    tokens: Sequence[Token]
    texts: Sequence[str]
    text: str
    country: str | None
    ad_hoc: AdHocNames

    def words(self, at: int, end: int) -> str:
        return self.text[self.tokens[at].idx : self.tokens[end - 1].idx + len(self.texts[end - 1])]


def find_sides(
    document: Document, country: str | None, taught: Mapping[str, str] = MappingProxyType({})
) -> Sides:
    """Every side that the article names by name, alias, demonym or a word for it.

    `taught` are sides by folded names that people taught.
    """
    tokens = document.row
    texts = [t.text for t in tokens]
    ad_hoc = with_names(find_ad_hoc_names(document), taught)
    row = _Row(tokens, texts, document.bare, country, ad_hoc)
    found = _names(row)
    told = [
        as_rebels_of_a_state(as_the_group_named(named, tokens, found, country), tokens, found)
        for named in found
    ]
    told = [named for named in told if not is_across_a_border(named, document.parse)]
    covers = {i: named for named in told for i in range(named.at, named.end)}
    counted = Counter(n.side for n in told) + Counter(_standing_in(row))
    sides = Sides(counted, country, told, MappingProxyType(covers))
    return replace(sides, accused=tuple(accused(tokens, texts, sides)))


def _names(row: _Row) -> list[Named]:
    found: list[Named] = []
    at = 0
    while at < len(row.tokens):
        named = _name_at(row, at)
        if named is None and row.texts[at][:1].isupper() and not (found and found[-1].end == at):
            # "Ukrainian Defense Forces" are Ukraine's
            named = _by_pattern(row.tokens, at)
        if named is not None:
            found.append(named)
        at = named.end if named is not None else at + 1
    return found


def _by_pattern(tokens: Sequence[Token], at: int) -> Named | None:
    name = name_by_pattern(tokens, at)
    if not name:
        return None
    first, end = int(name[0].i), int(name[-1].i) + 1
    return Named(str(name[0].doc[first:end].text), first, end)


def _standing_in(row: _Row) -> Iterator[str]:
    """The states whose capital or leader acts: *Moscow's forces*, *the Kremlin denied*."""
    for token, text in zip(row.tokens, row.texts, strict=True):
        if text[:1].isupper() and token.dep_ in {"nsubj", "nsubjpass", "poss"}:
            entry = known_actors.stand_ins().get(fold(text))
            if entry is not None:
                yield entry.name


def _name_at(row: _Row, at: int) -> Named | None:
    longest = _longest(row, at)
    if not longest:
        return None
    tokens = row.tokens
    most = longest + 2 if longest > 1 else longest * 2
    for length in range(min(most, len(tokens) - at), 0, -1):
        part = tokens[at : at + length]
        if part[-1].is_punct or part[-1].is_space:
            continue  # "Iran-" of "Iran-backed" is no longer name than "Iran"
        found = _named(part, fold(row.words(at, at + length)), row)
        if found is not None:
            force = found.force or _has_forces(tokens, at + length)
            return replace(found, force=force)
    return None


def _named(part: Sequence[Token], words: str, row: _Row) -> Named | None:
    """The side that these tokens name; `words` is their folded text."""
    ad_hoc = row.ad_hoc.names.get(words)
    by_word = None if ad_hoc else known_actors.sides().get((words, row.country or ""))
    side = ad_hoc or by_word or _listed(part, words)
    if side is None:
        return None
    first, last = part[0], part[-1]
    force = fold(side) != words and (len(part) > 1 or first.text.isupper())
    # "the Palestinian militant" of "the Palestinian militant group Hamas" is but a word, too
    generic = last.text.islower() and syntax.lemma(last) in word_set("scenery", "group_words")
    sure = first.text.isupper() or (by_word is None and not generic)
    return Named(side, first.i, last.i + 1, force, sure)


def _longest(row: _Row, at: int) -> int:
    """Of how many words a name that begins here may be; 0 where none does. *People's* is two
    tokens.
    """
    texts = row.texts
    words = [_opening(texts[at])]
    longest = _longest_after(words[0], row.ad_hoc)
    if at + 1 < len(texts) and texts[at + 1][:1] in {"'", "’", "."}:
        words.append(fold(row.words(at, at + 2)).split(" ")[0])
        longest = max(longest, _longest_after(words[1], row.ad_hoc))
    if longest and not any(t[:1].isupper() for t in texts[at : at + CAPITAL_BY]):
        plain = known_actors.first_words_in(row.country) | row.ad_hoc.openings
        return longest if any(word in plain for word in words) else 0  # "is" and "us" are no names
    return longest


def _longest_after(word: str, ad_hoc: AdHocNames) -> int:
    return LONGEST if word in ad_hoc.openings else known_actors.first_words_of_sides().get(word, 0)


@lru_cache(maxsize=50_000)
def _opening(text: str) -> str:
    """The first word of a token: of *al-Shabab* it is *al*."""
    return text.lower() if text.isascii() and text.isalnum() else fold(text).split(" ")[0]


def _listed(part: Sequence[Token], words: str) -> str | None:
    entry = known_actors.actor_names().get(words)
    if entry is None or not any(t.text[:1].isupper() for t in part):
        return None
    if len(part) == 1 and not _is_written_as_a_name(part[0], words):
        return None
    return known_actors.side_of_force(entry.name)


def _is_written_as_a_name(token: Token, words: str) -> bool:
    """Abbreviations are written in capitals. *Farc* and *Nato* some write as names, *Ira* is a
    person.
    """
    if not token.text[:1].isupper():
        return False
    long_name = len(token.text) > SHORT and token.pos_ == "PROPN" and not token.is_sent_start
    return words not in known_actors.abbreviations() or token.text.isupper() or long_name


def _has_forces(tokens: Sequence[Token], after: int) -> bool:
    words = [t for t in tokens[after : after + 3] if t.tag_ != "POS"][:2]
    return any(syntax.lemma(t) in word_set("scenery", "state_forces") for t in words)
