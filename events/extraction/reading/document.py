"""A parsed article: the document and its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from events.extraction.types import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHORTEST_SURNAME = 3  # letters


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens `[first, last)` of the parse, characters `[start, end)` of the text as
    submitted.
    """

    index: int
    paragraph: int
    first: int
    last: int
    start: int
    end: int
    headline: bool = False

    def evidence(self, text: str) -> Evidence:
        return Evidence(self.start, self.end, text[self.start : self.end])


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed article. `parse` covers the text from `offset` on; before it stands a date line,
    which is read without the parser.

    `bare` is the text that was parsed: `parse.text` joins it from all tokens at every call.
    """

    text: str
    bare: str
    published_on: date
    parse: Doc
    offset: int
    sentences: tuple[Sentence, ...]
    # Made once: every step asks for the tokens of its sentence, and a slice of the parse costs ten
    # times one of a tuple.
    row: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    surnames: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "row", tuple(self.parse))
        object.__setattr__(self, "surnames", _surnames(self.parse))

    def tokens(self, sentence: Sentence) -> Sequence[Token]:
        return self.row[sentence.first : sentence.last]

    def start(self, token: Token) -> int:
        """Where a token begins in the text as submitted."""
        return self.offset + int(token.idx)

    def end(self, token: Token) -> int:
        """Where a token ends in the text as submitted."""
        return self.offset + int(token.idx) + len(token.text)

    def words(self, sentence: Sentence) -> str:
        return self.text[sentence.start : sentence.end]


def _surnames(parse: Doc) -> frozenset[str]:
    """The last word of each name of a person, in lower case: the parser may take *Haniyeh* alone
    for a town.
    """
    return frozenset(
        entity[-1].lower_
        for entity in parse.ents
        if entity.label_ == "PERSON" and len(entity[-1].text) >= SHORTEST_SURNAME
    )


def window(doc: Doc, first: int, last: int) -> list[Token]:
    """The tokens `[first, last)`, as far as there are any. One by one, since a slice of the parse
    costs as much as ten tokens.
    """
    return [doc[i] for i in range(max(0, first), min(last, len(doc)))]


def sentence_bounds(token: Token) -> tuple[int, int]:
    """The first token of its sentence and the first behind it. Kept for the document: `token.sent`
    looks for both at every call, which took a tenth of the time of all rules.
    """
    bounds: list[tuple[int, int]] | None = token.doc.user_data.get("sentence_bounds")
    if bounds is None:
        bounds = [
            (span.start, span.end) for span in token.doc.sents for _ in range(span.start, span.end)
        ]
        token.doc.user_data["sentence_bounds"] = bounds
    return bounds[token.i]


def sentence_start(token: Token) -> int:
    return sentence_bounds(token)[0]


def sentence_end(token: Token) -> int:
    return sentence_bounds(token)[1]
