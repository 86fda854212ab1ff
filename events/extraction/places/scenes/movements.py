"""Forces that move from one place to another: the event is where they go, or what they leave."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.data.word_lists import word_set
from events.extraction.places.place_name import Name
from events.extraction.reading.document import Document, window
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind

LEAVES = frozenset({"pullback", "withdrawal"})


def at_one_end(told: Sequence[Name], mention: Mention, document: Document) -> list[Name]:
    """*moved troops from X to Y*: Y; *withdrew from X to Y*: X. All names where one end is told."""
    leaves = mention.subkind in LEAVES
    if mention.kind is not Kind.DEPLOYMENT and not leaves:
        return list(told)
    origins = [n for n in told if _end_of(n, mention, document) == "moves_from"]
    goals = [n for n in told if _end_of(n, mention, document) == "moves_to"]
    if not origins or not goals:
        return list(told)
    return [n for n in told if n not in (goals if leaves else origins)]


def _end_of(name: Name, mention: Mention, document: Document) -> str | None:
    """Which end of the way it is, by the last word for one of them before it. The parse hangs *in
    X* of *from ground in X to Y* on the verb.
    """
    between = window(document.parse, mention.trigger + 1, name.first)
    for token in reversed(between):
        for end in ("moves_from", "moves_to"):
            if token.lower_ in word_set("places", end):
                return end
    return None
