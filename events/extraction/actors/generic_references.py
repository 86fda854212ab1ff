"""Words for a side without its name: *the army*, *the rebels*, *the group*, *government troops*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from events.extraction.actors.opponents import home_opponent
from events.extraction.actors.sides import Named, Sides, is_group, is_state, kind_of
from events.extraction.data import known_actors
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_start, window

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ABBREVIATION = 3  # letters
CLOSE = 40  # tokens back, within which *the group* is the one named last and not the one named most
RECENT = 120  # tokens


def side_of_words(tokens: Sequence[Token], sides: Sides, speaker: str | None) -> str | None:
    """*government troops* belong to the state, *rebel troops* to a group. *Its fighters* are a
    pronoun's.
    """
    if any(t.tag_ == "PRP$" for t in tokens) or any(map(_is_strange, tokens[:-1])):
        return None
    words = {syntax.lemma(t) for t in tokens} | {t.lower_ for t in tokens}
    if _has(words, "of_nobody"):
        return None
    before = int(tokens[0].i)
    if word_set("actors", "for_the_state") <= words:
        return _last_state(sides, before, speaker, tokens[0].doc)
    if _has(words, "armed_persons") and _has(words, "pointing"):
        close = [n.side for n in sides.told if before - CLOSE <= n.at < before and is_group(n.side)]
        return close[-1] if close else None
    first_told = [t for t in tokens if _is_told_first(t)]
    if first_told and (
        any(n.at < before and is_group(n.side) for n in sides.told)
        or not any(syntax.lemma(t) in word_set("actors", "bodies") for t in first_told)
    ):
        return None  # "a terrorist shot three": of no group that is named later, either
    if _means_a_group(words, tokens):
        armed = not _has(words, "groups_without_arms")
        return last_group(sides, before, soon=not _has(words, "unknown")) if armed else None
    return _coalition_or_state(words, tokens, sides, speaker)


def _coalition_or_state(
    words: set[str], tokens: Sequence[Token], sides: Sides, speaker: str | None
) -> str | None:
    before = int(tokens[0].i)
    if _has(words, "coalition"):
        return _last(sides, before, lambda n: kind_of(n.side) == "coalition")
    regimes = _regimes(sides, before, tokens) if _has(words, "regime") else []
    if regimes:
        return regimes[-1].side
    if _means_a_state(words, tokens):
        home = _home(sides) if _has(words, "government") else None
        return (
            _state_of_the_sentence(tokens[0], sides)
            or home
            or _last_state(sides, before, speaker, tokens[0].doc)
        )
    return None


def _has(words: set[str], name: str) -> bool:
    return not words.isdisjoint(word_set("actors", name))


def _is_strange(token: Token) -> bool:
    """*MISCA soldiers* of whom nothing else is known are no state's."""
    return (
        token.text.isupper()
        and len(token.text) >= ABBREVIATION
        and token.pos_ == "PROPN"
        and token.dep_ in {"compound", "nmod"}
    )


def _is_told_first(token: Token) -> bool:
    """*a militia seized the city*, *a terrorist shot three*: none of those named before."""
    group = syntax.lemma(token) in word_set("scenery", "group_words")
    heads = group and token.dep_ not in {"compound", "amod", "nmod", "poss"}
    return heads and any(c.lower_ in word_set("actors", "told_first") for c in token.children)


def _means_a_group(words: set[str], tokens: Sequence[Token]) -> bool:
    """*the rebels*, *the opposition*; not *fighter jets*."""
    planes = _has(words | {tokens[-1].head.lower_}, "planes")
    group = not words.isdisjoint(word_set("scenery", "group_words"))
    return (group and not planes) or _has(words, "opposition")


def _means_a_state(words: set[str], tokens: Sequence[Token]) -> bool:
    """*the army*, *security forces*, *troops*."""
    pairs = {f"{first.lower_} {second.lower_}" for first, second in pairwise(tokens)}
    return (
        not words.isdisjoint(word_set("scenery", "state_words"))
        or not pairs.isdisjoint(word_set("scenery", "state_pairs"))
        or _has(words, "troops")
    )


def _regimes(sides: Sides, before: int, tokens: Sequence[Token]) -> list[Named]:
    """The sides that the text has called a regime: *the Assad regime*."""
    doc = tokens[0].doc
    regime = word_set("actors", "regime")
    return [
        n
        for n in sides.told
        if n.at < before and any(t.lower_ in regime for t in window(doc, n.end, n.end + 1))
    ]


def _state_of_the_sentence(first: Token, sides: Sides) -> str | None:
    """*In neighbouring Burkina Faso, security forces ...*: its own, though the article is about
    Mali.

    But *in Lebanon, the army said* may be Israel's: only of a neighbour, or of a country that
    fights rebels of this article.
    """
    opening = sentence_start(first)
    words = window(first.doc, opening, opening + 2)
    if not words or words[0].lower_ not in word_set("actors", "opens_with_country"):
        return None
    there = [
        n.side
        for n in sides.told
        if opening < n.at <= opening + 2 and n.end <= first.i and is_state(n.side)
    ]
    if words[-1].lower_ not in word_set("actors", "neighbouring"):
        there = [side for side in there if _fights_a_group(side, sides)]
    return next(iter(there), None)


def _fights_a_group(state: str, sides: Sides) -> bool:
    opponents = known_actors.opponents().get(state, ())
    return any(is_group(o) and sides.named.get(o) for o in opponents)


def _last(
    sides: Sides, before: int, fits: Callable[[Named], bool], *, soon: bool = True
) -> str | None:
    """The side named last before, if not long ago; else the one named most.

    `soon`: of a side that is named only behind, the first: *an armed group said ...*.
    """
    near = [n for n in sides.told if before - RECENT <= n.at < before and fits(n)]
    if near:
        return near[-1].side
    if not soon:
        return None
    later = [n for n in sides.told if before <= n.at < before + RECENT and fits(n)]
    if later and not any(n.at < before and fits(n) for n in sides.told):
        return later[0].side
    counted = Counter(n.side for n in sides.told if fits(n)).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def last_group(sides: Sides, before: int, *, soon: bool = True) -> str | None:
    """The armed group that was named last before a token, or most."""
    return _last(sides, before, lambda n: is_group(n.side), soon=soon)


def _last_state(sides: Sides, before: int, speaker: str | None, doc: Doc) -> str | None:
    """The state whose forces were named last; the state that the article is about where it names
    none.
    """
    state = known_actors.states_by_country().get(sides.country or "")
    if state is not None and _has_rebels(state.name, sides):
        return state.name  # in a civil war the army is that of the country
    if speaker is not None and is_state(speaker):
        return speaker
    forces = [n for n in sides.told if n.force and is_state(n.side)]
    close = [n for n in forces if before - CLOSE <= n.at < before and not _is_equipment(n, doc)]
    if close:
        return close[-1].side
    if state is not None and (not forces or any(n.side == state.name for n in forces)):
        return state.name
    return _last(sides, before, lambda n: n.force and is_state(n.side))


def _is_equipment(named: Named, doc: Doc) -> bool:
    behind = window(doc, named.end, named.end + 2)
    return any(syntax.lemma(t) in word_set("actors", "equipment") for t in behind)


def _home(sides: Sides) -> str | None:
    """*government forces* are those of the country that the article is about, whoever else fights
    there.
    """
    state = known_actors.states_by_country().get(sides.country or "")
    return state.name if state is not None else None


def _has_rebels(state: str, sides: Sides) -> bool:
    """Whether the article names a group of the state's own country that fights it."""
    opponents = [o for o in known_actors.opponents().get(state, ()) if sides.named.get(o)]
    return any(home_opponent(o, (state,)) for o in opponents)


def home_state(sides: Sides) -> str | None:
    """The state that the article is about, if it names its forces: *the ministry said* means its
    ministry.
    """
    state = known_actors.states_by_country().get(sides.country or "")
    if state is None or not any(n.force and n.side == state.name for n in sides.told):
        return None
    return state.name


def in_civil_war(state: str, sides: Sides) -> bool:
    """Whether those whom a state fights are its own rebels, rather than another state."""
    named = Counter(
        {o: sides.named[o] for o in known_actors.opponents().get(state, ()) if sides.named.get(o)}
    )
    return bool(named) and home_opponent(named.most_common(1)[0][0], (state,)) is not None
