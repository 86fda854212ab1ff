"""Which clause a trigger belongs to: the one that its own clause goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

GOES_ON = {"advcl", "conj", "xcomp", "acl", "relcl"}


def leading_clause(token: Token) -> int:
    """The verb of the clause that a token's own clause goes on with: *attacked the city, launching
    drones*, *a strike that killed four*.
    """
    clause = syntax.governor(token)
    while clause.dep_ in GOES_ON and not _begins(clause):
        clause = syntax.governor(clause.head)
    return int(clause.i)


def _begins(verb: Token) -> bool:
    own = syntax.child(verb, "nsubj", "nsubjpass")
    if own is not None:
        return own.tag_ not in {"WDT", "WP"}
    return verb.dep_ == "conj" and syntax.stands_alone(verb)
