"""Names of sides that no vocabulary holds: an article explains them itself, or a word for a band
marks them as names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.known_actors import ActorEntry
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax
from events.extraction.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

# an abbreviation behind the name that it stands for
BRACKETED = re.compile(r"\(\s?([A-Z][A-Za-z]*(?:[-/][A-Za-z0-9]+)*)\s?\)")
LONGEST = 9  # words of a name that no vocabulary holds


@dataclass(frozen=True, slots=True)
class AdHocNames:
    """Names that only this article explains, folded -> side, and the words that they begin with."""

    names: Mapping[str, str]
    openings: frozenset[str]


def find_ad_hoc_names(document: Document) -> AdHocNames:
    """Abbreviations that the article explains itself: *Patriots of the Delta Front (PDF)*, *Malian
    Armed Forces (FAMa)*.
    """
    found: dict[str, str] = {}
    for match in BRACKETED.finditer(document.bare):
        span = document.parse.char_span(match.start(), match.end(), alignment_mode="expand")
        name = []
        if span is not None:
            name = _name_before(document.parse[max(0, span.start - LONGEST) : span.start])
        side = _side_of_name(name, document) if name else None
        if side is not None and fold(match[1]) not in found:
            found[fold(match[1])] = side
            found.setdefault(fold(side), side)
    return AdHocNames(found, frozenset(name.split(" ")[0] for name in found))


def with_names(found: AdHocNames, taught: Mapping[str, str]) -> AdHocNames:
    """The same with names that people taught, which stand above those of the article."""
    if not taught:
        return found
    openings = found.openings | {name.split(" ")[0] for name in taught}
    return AdHocNames({**found.names, **taught}, openings)


def _name_before(tokens: Iterable[Token]) -> list[Token]:
    """The capitalised run that ends here."""
    run: list[Token] = []
    for token in reversed(list(tokens)):
        small = token.lower_ in word_set("actors", "inside_names")
        if not (token.text[:1].isupper() or small) or (token.is_sent_start is True and small):
            break
        run.insert(0, token)
    while run and not run[0].text[:1].isupper():
        run.pop(0)
    return run[1:] if run and run[0].lower_ in word_set("function_words", "the") else run


def _side_of_name(name: Sequence[Token], document: Document) -> str | None:
    text = str(document.parse[name[0].i : name[-1].i + 1].text)
    entry = _known_part(name)
    if entry is not None:
        return known_actors.side_of_force(entry.name)
    words = {syntax.lemma(t) for t in name} | {t.lower_ for t in name}
    named_armed = words & word_set("scenery", "armed_names")
    loosely = words & word_set("scenery", "loose_names")
    if not named_armed and not (loosely and _bears_arms(name)):
        return None
    state = known_actors.actor_names().get(fold(name[0].text))
    regular = words & word_set("actors", "regular") and words & word_set("actors", "forces")
    return state.name if state is not None and state.kind == "state" and regular else text


def _known_part(name: Sequence[Token]) -> ActorEntry | None:
    """The group that begins or ends a name: *Sudan Liberation Movement of Nur*, *Pale People's
    Defence Force*.
    """
    names = known_actors.actor_names()
    parts = (
        [name]
        + [name[:n] for n in range(len(name) - 1, 1, -1)]
        + [name[n:] for n in range(1, len(name) - 1)]
    )
    found = [(p, names.get(fold(str(p[0].doc[p[0].i : p[-1].i + 1].text)))) for p in parts]
    return next(
        (e for p, e in found if e is not None and (e.kind != "state" or len(p) == len(name))), None
    )


def _bears_arms(name: Sequence[Token]) -> bool:
    """Whether the words around a name say so: *the rebel Alliance for X*."""
    doc = name[0].doc
    around = [*doc[max(0, name[0].i - 4) : name[0].i], *doc[name[-1].i + 1 : name[-1].i + 6]]
    return any(
        syntax.lemma(t) in word_set("scenery", "bands")
        or t.lower_ in word_set("actors", "bears_arms")
        for t in around
    )


def name_by_pattern(tokens: Sequence[Token], at: int) -> Sequence[Token] | None:
    """A name with the word for a band in it or behind it: *Kagera Resistance Front*, *the Mombola
    militia*.
    """
    if not _may_begin(tokens[at]):
        return None
    end = at
    while end < len(tokens) and end - at < LONGEST and _goes_on(tokens, end):
        end += 1
    while end > at and not tokens[end - 1].text[:1].isupper():
        end -= 1
    name = tokens[at:end]
    return name if _holds_band(name) or _stands_before_band(name, tokens[end : end + 1]) else None


def _may_begin(token: Token) -> bool:
    return (
        bool(token.text[:1].isupper())
        and token.pos_ in {"PROPN", "NOUN", "ADJ"}
        and token.ent_type_ not in {"DATE", "GPE", "LOC"}
    )


def _holds_band(name: Sequence[Token]) -> bool:
    """*Kagera Resistance Front*; not *Army Command*."""
    generic = word_sets("scenery", "loose_names", "plain_names", "directions")
    return (
        len(name) > 1
        and name[0].lower_ not in generic
        and any(t.lower_ in word_set("scenery", "armed_names") for t in name[1:])
    )


def _stands_before_band(name: Sequence[Token], after: Sequence[Token]) -> bool:
    """*the Mombola militia*."""
    return any(
        syntax.lemma(t) in word_set("scenery", "named_bands") and t.text.islower() for t in after
    ) and _is_name(name)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text[:1].isupper():
        return not token.is_sent_start or token.pos_ == "PROPN"
    small = token.lower_ in word_set("actors", "inside_names")
    return small and at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()


def _is_name(name: Sequence[Token]) -> bool:
    """Not a people, an area or a faith: *Hutu rebels* and *Kivu rebels* name no band."""
    words = {fold(t.text) for t in name}
    known = not words.isdisjoint(known_actors.actor_names())
    area = not words.isdisjoint(word_set("scenery", "directions"))
    return not (known or area) and all(
        t.pos_ == "PROPN" and t.ent_type_ not in {"GPE", "NORP", "LOC", "PERSON", "DATE"}
        for t in name
    )
