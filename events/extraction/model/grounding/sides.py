"""Sides that an answer names: the name must stand in the text, and our own vocabulary says whom it
means.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.data.folding import fold
from events.extraction.data.known_actors import actor_names, side_of_force, stand_ins
from events.extraction.data.known_actors import sides as words_for_sides
from events.extraction.model.answers import SaidName
from events.extraction.model.described import Described
from events.extraction.model.grounding.check import Check
from events.extraction.model.grounding.drops import Reason
from events.extraction.model.grounding.quotations import Span
from events.extraction.model.words import has, meanings
from events.extraction.types import Why

CIVILIANS = "civilians"  # as the rules name them
MOST_WORDS = 6  # of the name of a side that no vocabulary has


def sides(
    said: Sequence[SaidName], field: str, check: Check
) -> tuple[tuple[str, ...], tuple[Why, ...]]:
    """The sides in a role, each once, with the words that name them."""
    found: dict[str, Why] = {}
    for one in said:
        span = check.named(one.name, one.quote, field)
        if span is None:
            continue
        side = side_of(span, check.article) or _own_name(check.words(span))
        if side is None:
            check.drop(field, one.name, Reason.UNKNOWN)
        else:
            found.setdefault(side, Why(field, "model/side", span.start, span.end))
    return tuple(found), tuple(found.values())


def side_of(span: Span, article: Described) -> str | None:
    """The side of the vocabulary that these words of the text name."""
    words = article.text[span.start : span.end]
    known = _by_rules(span, article) or _by_name(words, article)
    if known is not None:
        return known
    other = meanings(words, article.language, "sides")
    if other:
        return other[0]
    return CIVILIANS if has(words, article.language, CIVILIANS) else None


def _by_rules(span: Span, article: Described) -> str | None:
    """The side that the rules find at this point of an English text, such as *the group*'s."""
    if article.english is None:
        return None
    document = article.english.document
    tokens = [t for t in document.row if span.overlaps(document.start(t), document.end(t))]
    named = next(article.english.sides.named_by(tokens), None)
    return named.side if named is not None else None


def _by_name(words: str, article: Described) -> str | None:
    folded = fold(words)
    entry = actor_names().get(folded) or stand_ins().get(folded)
    if entry is not None:
        return side_of_force(entry.name)
    for country in sorted(article.countries, key=lambda c: -article.countries[c]):
        if (folded, country) in words_for_sides():
            return words_for_sides()[folded, country]
    return None


def _own_name(words: str) -> str | None:
    """A group that no vocabulary has, by its name in the text; none where it is written small."""
    bare = " ".join(words.split())
    is_name = any(word[:1].isupper() for word in bare.split())
    return bare if is_name and len(bare.split()) <= MOST_WORDS else None
