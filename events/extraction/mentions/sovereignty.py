"""Claims of sovereignty: *which the Kremlin claims is part of Russia*, *which is claimed by
Lebanon*.

The parser reads *claims* as a noun there, so the words themselves are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind

CLAIMED = re.compile(
    r"which (?:the )?(?P<side>[A-Z][\w.’'-]*(?: [A-Z][\w-]*)?) "
    r"(?:claims|says|considers|regards)(?: it)?"
    r" (?:is|are|as|to be)? ?(?:an? )?(?:inalienable |integral )?(?:part of|its own|its territory)"
    r"|which is (?:also )?claimed by (?P<by>(?:the )?[A-Z][\w-]*)"
    r"|(?P<plain>[A-Z][\w-]*) claims (?:the )?(?:island|territory|region|area|city|enclave)? "
    r"?as its own"
)


@dataclass(frozen=True, slots=True)
class SovereigntyClaim:
    """A claim of sovereignty and the characters that name the side that makes it."""

    mention: Mention
    start: int
    end: int


def find(document: Document) -> Iterator[SovereigntyClaim]:
    """Each claim of sovereignty that the article tells."""
    for sentence in document.sentences:
        for match in CLAIMED.finditer(document.words(sentence)):
            side = next(name for name in ("side", "by", "plain") if match[name])
            at = sentence.start + match.start()
            tokens = document.tokens(sentence)
            trigger = next((t for t in tokens if document.start(t) >= at), tokens[-1])
            before = frozenset(int(t.i) for t in tokens if at - 80 <= document.start(t) < at)
            rule = "territorial_claim/sovereignty"
            mention = Mention(
                Kind.TERRITORIAL_CLAIM, "sovereignty", sentence, int(trigger.i), rule, before
            )
            yield SovereigntyClaim(
                mention, sentence.start + match.start(side), sentence.start + match.end(side)
            )
