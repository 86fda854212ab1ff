"""Sides that a text names only to say which border it means."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from events.extraction.actors.sides import Named
from events.extraction.data.word_lists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 3  # tokens: "border with the DRC"


def is_across_a_border(named: Named, parse: Doc) -> bool:
    """*killed 12 militants near the Afghan border*, *on the border with Mali*: no party to it."""
    borders, with_ = word_set("places", "borders"), word_set("places", "with")
    if any(t.lower_ in borders for t in parse[named.end : named.end + 1]):
        return True
    before = [t.lower_ for t in parse[max(0, named.at - REACH) : named.at]]
    return any(a in borders and b in with_ for a, b in pairwise(before))
