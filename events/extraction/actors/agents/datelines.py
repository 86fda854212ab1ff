"""Datelines that the parser takes for a subject: *KYIV, May 6 (Agency) - Russia launched*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extraction.reading import syntax
from events.extraction.reading.document import window

if TYPE_CHECKING:
    from spacy.tokens import Token

DATELINE = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+)*(?:[,/ ][^–—\n]{0,50}?)?\s[-–—]+\s")
NOMINAL = {"DET", "ADJ", "NOUN", "PROPN", "NUM"}


def in_dateline(token: Token) -> bool:
    """Whether a token in capitals stands in the dateline of its sentence."""
    return token.text.isupper() and int(token.idx) < _dateline_end(token)


def without_dateline(agent: Token | None, verb: Token) -> Token | None:
    """The agent of a verb; where the parser took the city of a dateline for it, the noun phrase
    behind the dateline.
    """
    if agent is None or syntax.is_passive(verb):
        return agent
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if len(subjects) > 1 and agent in subjects:
        agent = subjects[-1]  # "the militant group Hamas fired"
    return _noun_behind_dateline(agent, verb) if in_dateline(agent) else agent


def _noun_behind_dateline(agent: Token, verb: Token) -> Token | None:
    """The last token of the first run of nominal words behind the dateline."""
    end = _dateline_end(agent)
    noun = None
    for token in window(agent.doc, agent.i, verb.i):
        goes_on = noun is None or token.i == noun.i + 1
        if token.idx >= end and goes_on and token.pos_ in NOMINAL:
            noun = token
    return noun


def _dateline_end(token: Token) -> int:
    opens = DATELINE.match(str(token.sent.text))
    return int(token.sent.start_char) + opens.end() if opens else 0
