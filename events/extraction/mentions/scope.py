"""Which tokens of its sentence speak of an occurrence: its clause, without those of others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.prepositions import told_as_earlier

if TYPE_CHECKING:
    from spacy.tokens import Token


def scope_of(
    token: Token, others: Iterable[Token], rivals: Collection[Token] = ()
) -> frozenset[int]:
    """Token indices of the clause around `token`, without nested clauses in which another trigger
    stands.

    `rivals` name an occurrence of their own: their clauses are left out too where *and* joins them
    to this one.
    """
    head = syntax.governor(token)
    own = syntax.below(token) | {int(t.i) for t in token.ancestors}
    found = set(syntax.below(head))
    for other in others:
        nested = syntax.governor(other)
        joined = other in rivals and other.dep_ == "conj" and syntax.stands_alone(other)
        elsewhere = other in rivals and _says_where(nested)
        apart = nested.i not in own or joined or told_as_earlier(nested) or elsewhere
        if nested.i in found - {head.i} and apart:
            found -= syntax.below(nested)
    return frozenset(found)


def _says_where(clause: Token) -> bool:
    """*killed in the region, where troops have taken villages in recent weeks*: the place is told
    of, and not the killing.
    """
    where = word_set("mentions", "says_where")
    return clause.dep_ == "relcl" and any(
        c.dep_ == "advmod" and c.lower_ in where for c in clause.children
    )
