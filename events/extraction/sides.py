"""The sides that an article names: by their names, by words that mean a side in one war, by the pattern of a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from events.extraction import syntax, vocabulary
from events.extraction.reading import Document
from events.extraction.text import fold
from events.extraction.vocabulary import ActorEntry, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

BRACKETED = re.compile(r"\(\s?([A-Z][A-Za-z]*(?:[-/][A-Za-z0-9]+)*)\s?\)")  # an abbreviation behind the name that it stands for
LONGEST = 9  # words of a name that no vocabulary holds
SMALL = {"of", "for", "the", "and", "al", "de", "du", "des", "la", "in", "-", "'s", "’s", "el", "ul", "e"}
GENERIC = {
    "armed",
    "air",
    "security",
    "special",
    "joint",
    "allied",
    "ground",
    "border",
    "western",
    "home",
    "national",
    "red",
    "supreme",
}
SHORT = 3  # letters: so short an abbreviation is written in capitals


@dataclass(frozen=True, slots=True)
class Named:
    """A side as the article names it at one place: tokens `[at, end)`. `force`: named by its forces, *the Malian army*."""

    side: str
    at: int
    end: int
    force: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides that an article speaks of: how often, where, the country it is mostly about, and whom it says to be accused."""

    named: Mapping[str, int]
    country: str | None
    told: Sequence[Named] = ()
    covers: Mapping[int, Named] = field(default_factory=dict)
    accused: Sequence[str] = ()

    def named_by(self, tokens: Iterable[Token]) -> Iterator[Named]:
        """The sides that these words name, in their order, each once."""
        last = None
        for token in tokens:
            found = self.covers.get(int(token.i))
            if found is not None and found is not last:
                yield found
            last = found


def find_sides(document: Document, country: str | None) -> Sides:
    """Every side that the article names by name, alias, demonym or a word for it."""
    tokens = list(document.parse)
    names = _coined(document)
    told: list[Named] = []
    at = 0
    while at < len(tokens):
        found = _name_at(tokens, at, country, names)
        if found is None and not (told and told[-1].end == at):  # "Ukrainian Defense Forces" are Ukraine's
            found = _unlisted(tokens, at)
        if found is not None:
            told.append(found)
        at = found.end if found is not None else at + 1
    told = [_as_rebels(_as_named(named, tokens, told, country), tokens, told, country) for named in told]
    covers = {i: named for named in told for i in range(named.at, named.end)}
    counted = Counter(n.side for n in told) + Counter(_standing_in(tokens))
    found_sides = Sides(counted, country, told, MappingProxyType(covers))
    return Sides(found_sides.named, country, told, found_sides.covers, tuple(_accused(tokens, found_sides)))


def _standing_in(tokens: Sequence[Token]) -> Iterator[str]:
    """The states whose capital or leader acts: *Moscow's forces*, *the Kremlin denied*."""
    for token in tokens:
        if token.dep_ in {"nsubj", "nsubjpass", "poss"} and token.text[:1].isupper():
            entry = vocabulary.stand_ins().get(fold(token.text))
            if entry is not None:
                yield entry.name


def _name_at(tokens: Sequence[Token], at: int, country: str | None, coined: Mapping[str, str]) -> Named | None:
    first = tokens[at]
    openings = _openings(tokens, at)
    known = vocabulary.first_words_of_sides()
    longest = max((known.get(word, 0) for word in openings), default=0)
    longest = max(longest, LONGEST if openings & {name.split(" ")[0] for name in coined} else 0)
    for length in range(min(longest + 2 if longest > 1 else longest * 2, len(tokens) - at), 0, -1):
        part = tokens[at : at + length]
        if part[-1].is_punct:
            continue  # "Iran-" of "Iran-backed" is no longer name than "Iran"
        words = fold(str(first.doc[first.i : part[-1].i + 1].text))
        side = coined.get(words) or vocabulary.sides().get((words, country or "")) or _listed(part, words)
        if side is not None:
            force = fold(side) != words and (length > 1 or first.text.isupper())
            return Named(side, first.i, part[-1].i + 1, force or _has_forces(tokens, at + length))
    return None


def _openings(tokens: Sequence[Token], at: int) -> set[str]:
    """The words that a name may begin with here: *People's* is two tokens."""
    first = tokens[at]
    found = {fold(first.text).split(" ")[0]}
    if at + 1 < len(tokens) and tokens[at + 1].text[:1] in {"'", "’", "."}:
        found.add(fold(str(first.doc[first.i : first.i + 2].text)).split(" ")[0])
    return found


def _listed(part: Sequence[Token], words: str) -> str | None:
    entry = vocabulary.actor_names().get(words)
    if entry is None or not any(t.text[:1].isupper() for t in part):
        return None
    if len(part) == 1:
        text = part[0].text
        if not text[:1].isupper() or (words in vocabulary.abbreviations() and not _is_abbreviation(part[0])):
            return None
    return vocabulary.side_of_force(entry.name)


def _is_abbreviation(token: Token) -> bool:
    """*Farc* and *Nato* are written as names by some, *Ira* is a person."""
    return token.text.isupper() or (len(token.text) > SHORT and token.pos_ == "PROPN" and not token.is_sent_start)


def _has_forces(tokens: Sequence[Token], after: int) -> bool:
    words = [t for t in tokens[after : after + 3] if t.tag_ != "POS"][:2]
    return any(syntax.lemma(t) in word_set("scenery", "state_forces") for t in words)


# ---- names that no vocabulary holds


def _coined(document: Document) -> Mapping[str, str]:
    """Abbreviations that the article explains itself: *Patriots of the Delta Front (PDF)*, *Malian Armed Forces (FAMa)*."""
    found: dict[str, str] = {}
    for match in BRACKETED.finditer(str(document.parse.text)):
        span = document.parse.char_span(match.start(), match.end(), alignment_mode="expand")
        name = _name_before(document.parse[max(0, span.start - LONGEST) : span.start]) if span is not None else []
        side = _side_of_name(name, document) if name else None
        if side is not None and fold(match[1]) not in found:
            found[fold(match[1])] = side
            found.setdefault(fold(side), side)
    return found


def _name_before(tokens: Iterable[Token]) -> list[Token]:
    """The capitalised run that ends here."""
    run: list[Token] = []
    for token in reversed(list(tokens)):
        if not (token.text[:1].isupper() or token.lower_ in SMALL) or (token.is_sent_start is True and token.lower_ in SMALL):
            break
        run.insert(0, token)
    while run and not run[0].text[:1].isupper():
        run.pop(0)
    return run[1:] if run and run[0].lower_ == "the" else run


def _side_of_name(name: Sequence[Token], document: Document) -> str | None:
    text = str(document.parse[name[0].i : name[-1].i + 1].text)
    entry = _known_part(name)
    if entry is not None:
        return vocabulary.side_of_force(entry.name)
    words = {syntax.lemma(t) for t in name} | {t.lower_ for t in name}
    if not words & word_set("scenery", "armed_names") and not (words & word_set("scenery", "loose_names") and _armed(name)):
        return None
    state = vocabulary.actor_names().get(fold(name[0].text))
    regular = words & {"armed", "defence", "defense", "national"} and words & {"force", "forces", "guard", "army", "corps"}
    return state.name if state is not None and state.kind == "state" and regular else text


def _known_part(name: Sequence[Token]) -> ActorEntry | None:
    """The group that begins or ends a name: *Sudan Liberation Movement of Nur*, *Pale People's Defence Force*."""
    names = vocabulary.actor_names()
    parts = [name] + [name[:n] for n in range(len(name) - 1, 1, -1)] + [name[n:] for n in range(1, len(name) - 1)]
    found = [(p, names.get(fold(str(p[0].doc[p[0].i : p[-1].i + 1].text)))) for p in parts]
    return next((e for p, e in found if e is not None and (e.kind != "state" or len(p) == len(name))), None)


def _armed(name: Sequence[Token]) -> bool:
    """Whether the words around a name say that it bears arms: *the rebel Alliance for X*."""
    doc = name[0].doc
    around = [*doc[max(0, name[0].i - 4) : name[0].i], *doc[name[-1].i + 1 : name[-1].i + 6]]
    return any(syntax.lemma(t) in word_set("scenery", "bands") or t.lower_ in {"armed", "paramilitary"} for t in around)


def _unlisted(tokens: Sequence[Token], at: int) -> Named | None:
    """*Kagera Resistance Front fighters*, *the Mombola militia*: a name with the word for a band inside or behind it."""
    first = tokens[at]
    if not first.text[:1].isupper() or first.pos_ not in {"PROPN", "NOUN", "ADJ"} or first.ent_type_ in {"DATE", "GPE", "LOC"}:
        return None
    end = at
    while end < len(tokens) and end - at < LONGEST and _goes_on(tokens, end):
        end += 1
    while end > at and not tokens[end - 1].text[:1].isupper():
        end -= 1
    name = tokens[at:end]
    after = syntax.lemma(tokens[end]) if end < len(tokens) else ""
    generic = word_set("scenery", "loose_names") | word_set("scenery", "armed_names") | word_set("scenery", "directions")
    inside = (
        len(name) > 1
        and first.lower_ not in generic | GENERIC
        and any(t.lower_ in word_set("scenery", "armed_names") for t in name[1:])
    )
    behind = after in word_set("scenery", "named_bands") and tokens[end].text.islower() and _is_name(name)
    if not inside and not behind:
        return None
    return Named(str(first.doc[first.i : name[-1].i + 1].text), int(first.i), int(name[-1].i) + 1)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text[:1].isupper():
        return not token.is_sent_start or token.pos_ == "PROPN"
    return token.lower_ in SMALL and at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()


def _is_name(name: Sequence[Token]) -> bool:
    """No people, ground or faith: *Hutu rebels* and *Kivu rebels* are no name of a band."""
    words = {fold(t.text) for t in name}
    unknown = not words & set(vocabulary.actor_names()) and not words & word_set("scenery", "directions")
    return unknown and all(t.pos_ == "PROPN" and t.ent_type_ not in {"GPE", "NORP", "LOC", "PERSON", "DATE"} for t in name)


# ---- whose rebels


def _as_named(named: Named, tokens: Sequence[Token], told: Sequence[Named], country: str | None) -> Named:
    """*the rebels* are the group that the article has named, if it has: the word's own meaning in a country is but a guess.

    An umbrella of several groups (*Syrian opposition*) stays.
    """
    word = tokens[named.end - 1]
    if not word.text.islower() or syntax.lemma(word) not in word_set("scenery", "group_words") or _is_umbrella(named.side):
        return named
    groups = [n for n in told if _is_told_by_name(n, tokens) and _country(n.side) == country and is_group(n.side)]
    most = Counter(n.side for n in groups).most_common(1)
    meant = most[0][0] if most else named.side
    return Named(meant, named.at, named.end, named.force)


def _is_told_by_name(named: Named, tokens: Sequence[Token]) -> bool:
    return (
        bool(tokens[named.end - 1].text[:1].isupper() or tokens[named.at].text[:1].isupper())
        and not tokens[named.at].is_sent_start
    )


def _is_umbrella(side: str) -> bool:
    return any(actor.parent == side for actor in vocabulary.actors())


def _as_rebels(named: Named, tokens: Sequence[Token], told: Sequence[Named], country: str | None) -> Named:
    """*Ivorian rebels* are not Ivory Coast: the one group of that country that the article names, else the words themselves."""
    entry = vocabulary.actors_by_name().get(named.side)
    after = tokens[named.end : named.end + 3]
    band = next((t for t in after if syntax.lemma(t) in word_set("scenery", "rebels")), None)
    if entry is None or entry.kind not in {"state", "community"} or band is None or named.end - named.at > 2:
        return named
    if fold(tokens[named.at].text) == fold(entry.name) or not all(
        t.pos_ in {"ADJ", "NOUN", "PROPN"} for t in after[: band.i - named.end]
    ):
        return named
    groups = Counter(n.side for n in told if is_group(n.side) and entry.country and _country(n.side) == entry.country)
    most = groups.most_common(2)
    by_word = vocabulary.sides().get((band.lower_, entry.country or ""))
    text = str(tokens[0].doc[named.at : band.i + 1].text)
    plain = len(most) == 1 or (len(most) == 2 and most[0][1] > most[1][1])
    side = most[0][0] if plain and not (by_word and _is_umbrella(by_word)) else by_word or text
    return Named(side, named.at, int(band.i) + 1)


def _country(side: str) -> str | None:
    entry = vocabulary.actors_by_name().get(side)
    return entry.country if entry is not None else None


def is_group(side: str) -> bool:
    """Whether a side is an armed group: one of the vocabulary, or one that the article names itself."""
    entry = vocabulary.actors_by_name().get(side)
    return entry is None or entry.kind == "armed_group"


def is_state(side: str) -> bool:
    entry = vocabulary.actors_by_name().get(side)
    return entry is not None and entry.kind == "state"


# ---- whom the article says to have done it


def _accused(tokens: Sequence[Token], sides: Sides) -> Iterator[str]:
    """*The army blamed the RSF*, *X claimed responsibility*."""
    for token in tokens:
        lemma = syntax.lemma(token)
        if lemma in {"blame", "accuse"} and syntax.is_verb(token):
            heads = [syntax.undergoer(token), *_blamed_on(token)]
        elif lemma == "responsibility" and syntax.lemma(token.head) in {"claim", "take"}:
            heads = [syntax.doer(token.head)]
        else:
            continue
        yield from (named.side for head in heads if head is not None for named in sides.named_by(syntax.phrase(head)))


def _blamed_on(verb: Token) -> list[Token | None]:
    return [syntax.child(c, "pobj") for c in verb.children if c.dep_ == "prep" and c.lower_ == "on"]
