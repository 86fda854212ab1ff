"""Whom a number of dead or hurt counts: those who rise against a state, its forces, civilians.

The dead of both sides of a fight are summed: *22 of the attackers died*, behind *four peacekeepers
were killed*, makes 26.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_set
from events.extraction.quantities.harm_counted import harmed
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
    """*killing 12 soldiers*, *12 soldiers died*: read from the phrase; where the parse shows none,
    from the words on the side where those who are harmed stand.
    """
    who = harmed(word)
    told = _sorts(syntax.phrase(who)) if who is not None else set()
    first, last = sentence_bounds(word)
    if not told and who is None and _harms_what_follows(word):
        told = _sorts(window(word.doc, word.i + 1, min(last, word.i + BEHIND)))
    elif not told and who is None:
        told = _sorts(window(word.doc, max(first, word.i - NEAR), word.i))
    return told.pop() if len(told) == 1 else Sort.ANYBODY


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
    return any(t.lower_ in word_set("harm", "one_more") - {"more"} for t in near)


def summed(told: Iterable[Fallen]) -> Count | None:
    """The latest number of each sort, added up; None where the text gives but one sort, or a number
    of anybody that is more than they are.
    """
    latest: dict[Sort, Count] = {}
    for one in told:
        if one.count.min and one.sort is Sort.ANYBODY and latest.keys() - {Sort.ANYBODY}:
            return None  # "29 rebels ... killing 25": of whom, the text does not say
        if one.count.min:
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
