"""Whom a number of dead or hurt counts: those who rise against a state, its forces, civilians.

The dead of both sides of a fight are summed: *22 of the attackers died*, behind *four peacekeepers
were killed*, makes 26.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.quantities.people.harm_counted import harmed
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_bounds, window
from events.extraction.reading.mention import Fallen, Sort
from events.extraction.types import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 6  # tokens before the word of harm, where the parse does not show whom it is said of
BEHIND = 4


def fallen(field: str, count: Count, word: Token) -> Fallen:
    """What the clause of a word of harm says of those it counts."""
    return Fallen(field, count, _sort(word), _is_on_top(word))


def _sort(word: Token) -> Sort:
    return _of_one_side(sorts_harmed(word))


def sorts_harmed(word: Token) -> set[Sort]:
    """*killing 12 soldiers*, *12 soldiers died*: read from the phrase; where the parse shows none,
    from the words on the side where those who are harmed stand. Nobody's where none says it.
    """
    who = harmed(word)
    told = _sorts(t for one in syntax.with_conjuncts(who) for t in syntax.phrase(one))
    told = told or _sorts(_phrase_of_loser(word))
    first, last = sentence_bounds(word)
    if not told and who is None and _harms_what_follows(word):
        told = _sorts(window(word.doc, word.i + 1, min(last, word.i + BEHIND)))
    elif not told and who is None:
        told = _sorts(window(word.doc, max(first, word.i - NEAR), word.i))
    return told


def _of_one_side(told: set[Sort]) -> Sort:
    """*three soldiers and a contractor* fell on one side, *three soldiers and a rebel* on two."""
    if Sort.FIGHTERS in told:
        return Sort.FIGHTERS if len(told) == 1 else Sort.ANYBODY
    return next((s for s in (Sort.FORCES, Sort.CIVILIANS) if s in told), Sort.ANYBODY)


def _phrase_of_loser(word: Token) -> list[Token]:
    """*The marines suffered one dead and 19 wounded*: theirs."""
    verb = syntax.governor(word)
    loses = syntax.lemma(verb) in word_sets("harm", "suffer", "lose")
    who = syntax.subject(verb) if loses else None
    return syntax.phrase(who) if who is not None else []


def _harms_what_follows(word: Token) -> bool:
    active = syntax.is_verb(word) and not syntax.is_passive(word) and word.tag_ != "VBN"
    return active or word.nbor(-1 if word.i else 0).lower_ in word_set("harm", "shot")


def _sorts(tokens: Iterable[Token]) -> set[Sort]:
    return {
        sort
        for token in tokens
        for sort in (Sort.FIGHTERS, Sort.FORCES, Sort.CIVILIANS)
        if not {token.lower_, singular(token.lower_)}.isdisjoint(word_set("people", sort.value))
    }


def _is_on_top(word: Token) -> bool:
    """*An interpreter was also killed*, *five other civilians died*."""
    who = harmed(word)
    near = [*(syntax.phrase(who) if who is not None else ()), *word.children]
    return any(t.lower_ in word_set("harm", "on_top") for t in near)


def added(told: Sequence[Fallen]) -> Count | None:
    """*14 marines were killed*, *an interpreter was also killed*: 15; None where the text does not
    say of a number that it comes on top. Where *30 people* were counted before, all may be among
    them.
    """
    sum_of, last = None, None
    seen: set[Sort] = set()
    for one in told:
        new = one.sort is not Sort.ANYBODY and seen and one.sort not in seen | {Sort.ANYBODY}
        of_one = last == Count(1, 1)
        if one.on_top and last is not None and (of_one or (new and Sort.ANYBODY not in seen)):
            sum_of = _both(sum_of or last, one.count)
        elif sum_of is not None and one.count.min:
            return None  # told anew
        seen.add(one.sort)
        last = one.count
    return sum_of


def _both(a: Count, b: Count) -> Count:
    high = None if a.max is None or b.max is None else a.max + b.max
    return Count((a.min or 0) + (b.min or 0), high)


def of_other_sides(field: str, ours: Iterable[Fallen], theirs: Iterable[Fallen]) -> bool:
    """Whether one counts fighters and the other the forces they fight: *25 rebels were killed. The
    marines suffered one dead* are numbers of one battle.
    """
    here, there = ({one.sort for one in told if one.field == field} for told in (ours, theirs))
    fighters, forces = {Sort.FIGHTERS}, {Sort.FORCES}
    return (here, there) in ((fighters, forces), (forces, fighters))


def summed(told: Iterable[Fallen]) -> Count | None:
    """The latest number of each sort, added up; None where the text gives but one sort, or a number
    of anybody that is more than they are.
    """
    latest: dict[Sort, Count] = {}
    for one in told:
        if one.count.min and one.sort is Sort.ANYBODY and latest.keys() - {Sort.ANYBODY}:
            return None  # "29 rebels ... killing 25": of whom, the text does not say
        before = latest.get(one.sort, one.count)
        if one.count.min and 2 * one.count.min >= (before.min or 0):
            latest[one.sort] = one.count
    whole = latest.pop(Sort.ANYBODY, None)
    if Sort.FIGHTERS not in latest or len(latest) < 2:
        return None
    parts = list(latest.values())
    low = sum(part.min or 0 for part in parts)
    if whole is not None and (whole.min or 0) >= low:
        return whole if whole.min == low else None
    open_ended = any(part.max is None for part in parts)
    return Count(low, None if open_ended else sum(part.max or 0 for part in parts))
