"""The words that name a speaker: with titles and offices, without clauses and what they said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import window

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSES = {"relcl", "acl", "advcl", "ccomp"}


def words_of(speaker: Token) -> list[Token]:
    """The speaker's phrase in one piece: with titles, offices and *of*-phrases, without clauses."""
    first, last = _run_around(speaker, _inside(speaker))
    doc = speaker.doc
    if _opens_bracket(doc[first:last]) and last + 1 < len(doc) and doc[last + 1].text == ")":
        last += 1  # "the group Jama'at Nusrat al-Islam (JNIM)"
    words = _words(doc, first, last) or [speaker]
    return words[-1:] if _is_a_capital_behind_the_rest(words) else words


def _is_a_capital_behind_the_rest(words: Sequence[Token]) -> bool:
    """*Jets bombed camps in Gedo, Nairobi said*: of the parse, camps and Nairobi speak."""
    behind_a_comma = len(words) > 2 and words[-2].text == ","
    return behind_a_comma and fold(words[-1].text) in known_actors.stand_ins()


def words_without(speaker: Token, others: Sequence[Token]) -> list[Token]:
    """The phrase of one speaker of several, *according to local sources and the monitor*, without
    those of the others.
    """
    inside = _inside(speaker)
    inside -= {int(t.i) for other in others if other.i > speaker.i for t in other.subtree}
    first, last = _run_around(speaker, inside)
    return _words(speaker.doc, first, last) or [speaker]


def _inside(speaker: Token) -> set[int]:
    return {int(t.i) for t in speaker.subtree if not _in_clause(t, speaker)}


def _run_around(token: Token, inside: set[int]) -> tuple[int, int]:
    """The first and the last token of the run of tokens around this one."""
    first = last = int(token.i)
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return first, last


def _in_clause(token: Token, speaker: Token) -> bool:
    node = token
    while node.i != speaker.i:
        if node.dep_ in CLAUSES or _begins_circumstances(node):
            return True
        node = node.head
    return False


def _begins_circumstances(node: Token) -> bool:
    """*the governor on Telegram*."""
    return node.dep_ == "prep" and node.lower_ in word_set("reporting", "circumstances")


def _words(doc: Doc, first: int, last: int) -> list[Token]:
    """The words of a phrase without what only opens or ends it: commas, *and*, spaces, the *who* of
    a clause that is left out.
    """
    tokens = window(doc, first, last + 1)
    while len(tokens) > 1 and _only_ends(tokens[-1]):
        if tokens[-1].text == ")" and _opens_bracket(tokens):
            break
        tokens.pop()
    while len(tokens) > 1 and _only_begins(tokens[0]):
        tokens.pop(0)
    return [t for t in tokens if not t.is_space]


def _only_begins(token: Token) -> bool:
    """*both Saudi Arabia and the United States*: each of them says so."""
    return token.is_space or token.is_punct or token.dep_ == "preconj"


def _only_ends(token: Token) -> bool:
    return token.is_space or token.is_punct or syntax.opens_more(token)


def _opens_bracket(tokens: Iterable[Token]) -> bool:
    return any(t.text == "(" for t in tokens)
