"""The sides that an article names: by their names, by words that mean a side in one war, by the
pattern of a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from events.extraction.actors.ad_hoc_names import LONGEST, Coined, find_coined, name_by_pattern
from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

CLOSE = 40  # tokens
# tokens: a name written small, but for one of the table, has its capital by then: "al-Shabaab",
# "so-called Islamic State"
CAPITAL_BY = 4
SHORT = 3  # letters: so short an abbreviation is written in capitals


@dataclass(frozen=True, slots=True)
class Named:
    """A side as the article names it at one place: tokens `[at, end)`.

    `force`: named by its forces, *the Malian army*. `sure`: by a name of its own, not by a word
    such as *rebels*.
    """

    side: str
    at: int
    end: int
    force: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides that an article speaks of: how often, where, the country it is mostly about, and
    whom it says to be accused.
    """

    named: Mapping[str, int]
    country: str | None
    told: Sequence[Named] = ()
    covers: Mapping[int, Named] = field(default_factory=dict)
    accused: Sequence[Named] = ()

    def named_by(self, tokens: Iterable[Token]) -> Iterator[Named]:
        """The sides that these words name, in their order, each once."""
        last = None
        for token in tokens:
            found = self.covers.get(int(token.i))
            if found is not None and found is not last:
                yield found
            last = found


@dataclass(frozen=True, slots=True)
class _Row:
    """The tokens of an article, with their texts at hand: to ask each token anew took longer than
    all look-ups.
    """

    tokens: Sequence[Token]
    texts: Sequence[str]
    text: str
    country: str | None
    coined: Coined

    def words(self, at: int, end: int) -> str:
        return self.text[self.tokens[at].idx : self.tokens[end - 1].idx + len(self.texts[end - 1])]


def find_sides(document: Document, country: str | None) -> Sides:
    """Every side that the article names by name, alias, demonym or a word for it."""
    tokens = document.row
    row = _Row(tokens, [t.text for t in tokens], document.bare, country, find_coined(document))
    told: list[Named] = []
    at = 0
    while at < len(tokens):
        found = _name_at(row, at)
        if found is None and row.texts[at][:1].isupper() and not (told and told[-1].end == at):
            # "Ukrainian Defense Forces" are Ukraine's
            found = _by_pattern(tokens, at)
        if found is not None:
            told.append(found)
        at = found.end if found is not None else at + 1
    told = [
        _as_rebels(_as_named(named, tokens, told, country), tokens, told, country) for named in told
    ]
    covers = {i: named for named in told for i in range(named.at, named.end)}
    counted = Counter(n.side for n in told) + Counter(_standing_in(row))
    found_sides = Sides(counted, country, told, MappingProxyType(covers))
    return Sides(
        found_sides.named, country, told, found_sides.covers, tuple(_accused(row, found_sides))
    )


def _by_pattern(tokens: Sequence[Token], at: int) -> Named | None:
    name = name_by_pattern(tokens, at)
    return (
        Named(
            str(name[0].doc[name[0].i : name[-1].i + 1].text), int(name[0].i), int(name[-1].i) + 1
        )
        if name
        else None
    )


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
    tokens, country, coined = row.tokens, row.country, row.coined
    first = tokens[at]
    for length in range(min(longest + 2 if longest > 1 else longest * 2, len(tokens) - at), 0, -1):
        part = tokens[at : at + length]
        if part[-1].is_punct or part[-1].is_space:
            continue  # "Iran-" of "Iran-backed" is no longer name than "Iran"
        words = fold(row.words(at, at + length))
        by_word = (
            None if words in coined.names else known_actors.sides().get((words, country or ""))
        )
        side = coined.names.get(words) or by_word or _listed(part, words)
        if side is not None:
            force = fold(side) != words and (length > 1 or first.text.isupper())
            # "the Palestinian militant" of "the Palestinian militant group Hamas" is but a word,
            # too
            last = part[-1]
            generic = last.text.islower() and syntax.lemma(last) in word_set(
                "scenery", "group_words"
            )
            sure = first.text.isupper() or (by_word is None and not generic)
            return Named(
                side, first.i, part[-1].i + 1, force or _has_forces(tokens, at + length), sure
            )
    return None


def _longest(row: _Row, at: int) -> int:
    """Of how many words a name that begins here may be; 0 where none does. *People's* is two
    tokens.
    """
    texts = row.texts
    words = [_opening(texts[at])]
    longest = _longest_after(words[0], row.coined)
    if at + 1 < len(texts) and texts[at + 1][:1] in {"'", "’", "."}:
        words.append(fold(row.words(at, at + 2)).split(" ")[0])
        longest = max(longest, _longest_after(words[1], row.coined))
    if longest and not any(t[:1].isupper() for t in texts[at : at + CAPITAL_BY]):
        plain = known_actors.first_words_in(row.country) | row.coined.openings
        return longest if any(word in plain for word in words) else 0  # "is" and "us" are no names
    return longest


def _longest_after(word: str, coined: Coined) -> int:
    return LONGEST if word in coined.openings else known_actors.first_words_of_sides().get(word, 0)


@lru_cache(maxsize=50_000)
def _opening(text: str) -> str:
    """The first word of a token: of *al-Shabab* it is *al*."""
    return text.lower() if text.isascii() and text.isalnum() else fold(text).split(" ")[0]


def _listed(part: Sequence[Token], words: str) -> str | None:
    entry = known_actors.actor_names().get(words)
    if entry is None or not any(t.text[:1].isupper() for t in part):
        return None
    if len(part) == 1:
        text = part[0].text
        if not text[:1].isupper() or (
            words in known_actors.abbreviations() and not _is_abbreviation(part[0])
        ):
            return None
    return known_actors.side_of_force(entry.name)


def _is_abbreviation(token: Token) -> bool:
    """*Farc* and *Nato* are written as names by some, *Ira* is a person."""
    return token.text.isupper() or (
        len(token.text) > SHORT and token.pos_ == "PROPN" and not token.is_sent_start
    )


def _has_forces(tokens: Sequence[Token], after: int) -> bool:
    words = [t for t in tokens[after : after + 3] if t.tag_ != "POS"][:2]
    return any(syntax.lemma(t) in word_set("scenery", "state_forces") for t in words)


# ---- whose rebels


def _as_named(
    named: Named, tokens: Sequence[Token], told: Sequence[Named], country: str | None
) -> Named:
    """*the rebels* are the group that the article has named, if it has: the word's own meaning in a
    country is but a guess.

    An umbrella of several groups (*Syrian opposition*) stays.
    """
    word = tokens[named.end - 1]
    if (
        not (word.text.islower() or word.is_sent_start)
        or not _is_table_word(named, tokens, country)
        or syntax.lemma(word) not in word_set("scenery", "group_words")
        or _is_umbrella(named.side)
    ):
        return named
    groups = [
        n
        for n in told
        if _is_told_by_name(n, tokens) and country_of(n.side) == country and is_group(n.side)
    ]
    most = Counter(n.side for n in groups).most_common(1)
    close = [n.side for n in groups if named.at - CLOSE <= n.at < named.at]
    meant = close[-1] if close else most[0][0] if most else named.side
    return Named(meant, named.at, named.end, named.force, sure=False)


def _is_table_word(named: Named, tokens: Sequence[Token], country: str | None) -> bool:
    words = fold(str(tokens[0].doc[named.at : named.end].text))
    return not named.sure and (words, country or "") in known_actors.sides()


def _is_told_by_name(named: Named, tokens: Sequence[Token]) -> bool:
    return (
        bool(tokens[named.end - 1].text[:1].isupper() or tokens[named.at].text[:1].isupper())
        and not tokens[named.at].is_sent_start
    )


def _is_umbrella(side: str) -> bool:
    return side in known_actors.parents()


def _as_rebels(
    named: Named, tokens: Sequence[Token], told: Sequence[Named], country: str | None
) -> Named:
    """*Ivorian rebels* are not Ivory Coast: the one group of that country that the article names,
    else the words themselves.
    """
    entry = known_actors.actors_by_name().get(named.side)
    after = tokens[named.end : named.end + 3]
    band = next((t for t in after if syntax.lemma(t) in word_set("scenery", "rebels")), None)
    peoples = entry is not None and (
        entry.kind == "community" or (entry.kind == "state" and entry.country)
    )
    if entry is None or not peoples or band is None or named.end - named.at > 2:
        return named
    if fold(tokens[named.at].text) == fold(entry.name) or not all(
        t.pos_ in {"ADJ", "NOUN", "PROPN"} for t in after[: band.i - named.end]
    ):
        return named
    groups = Counter(
        n.side
        for n in told
        if is_group(n.side) and entry.country and country_of(n.side) == entry.country
    )
    most = groups.most_common(2)
    by_word = known_actors.sides().get((band.lower_, entry.country or ""))
    text = str(tokens[0].doc[named.at : band.i + 1].text)
    plain = len(most) == 1 or (len(most) == 2 and most[0][1] > most[1][1])
    side = most[0][0] if plain and not (by_word and _is_umbrella(by_word)) else by_word or text
    return Named(side, named.at, int(band.i) + 1, sure=False)


def country_of(side: str) -> str | None:
    entry = known_actors.actors_by_name().get(side)
    return entry.country if entry is not None else None


def is_group(side: str) -> bool:
    """Whether a side is an armed group: one of the vocabulary, or one that the article names
    itself.
    """
    entry = known_actors.actors_by_name().get(side)
    return entry is None or entry.kind == "armed_group"


def is_state(side: str) -> bool:
    entry = known_actors.actors_by_name().get(side)
    return entry is not None and entry.kind == "state"


# ---- whom the article says to have done it


def _accused(row: _Row, sides: Sides) -> Iterator[Named]:
    """*The army blamed the RSF*, *X claimed responsibility*."""
    for token, text in zip(row.tokens, row.texts, strict=True):
        if text[:5].lower() not in {"blame", "accus", "respo", "blami", "laid", "plant"}:
            continue
        lemma = syntax.lemma(token)
        if lemma in {"blame", "accuse"} and syntax.is_verb(token):
            heads = [syntax.undergoer(token), *_blamed_on(token)]
        elif text in {"laid", "planted"} and syntax.is_passive(token):
            heads = [syntax.by_phrase(token)]  # "the mine had been laid by Cambodian soldiers"
        elif lemma == "responsibility" and syntax.lemma(token.head) in {"claim", "take"}:
            heads = [syntax.agent(token.head)]
        else:
            continue
        yield from (
            named
            for head in heads
            if head is not None
            for named in sides.named_by(syntax.phrase(head))
        )


def _blamed_on(verb: Token) -> list[Token | None]:
    return [syntax.child(c, "pobj") for c in verb.children if c.dep_ == "prep" and c.lower_ == "on"]
