"""Cuts an article's text where evidence begins and ends, so that a page can mark it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence that reports an event. Offsets as in the text, end exclusive; `number` is the
    report's on the page.
    """

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A span that one field was read from."""

    start: int
    end: int
    field: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the same marks. `fields` is empty if no field was read from it."""

    start: int
    text: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive pieces in the same sentences. `ending` lists the reports one of whose sentences
    ends here.
    """

    pieces: tuple[Piece, ...]
    numbers: tuple[int, ...]
    ending: tuple[int, ...]

    @property
    def start(self) -> int:
        return self.pieces[0].start


def passages(
    text: str, sentences: Iterable[SentenceSpan], words: Iterable[WordSpan], *, offset: int = 0
) -> list[Passage]:
    """The whole text, in order. Spans may overlap and nest; spans outside the text are ignored.

    `offset` is where `text` begins in the article, for an extract.
    """
    end = offset + len(text)
    marked: list[SentenceSpan | WordSpan] = [*sentences, *words]
    spans = [span for span in marked if span.start < end and span.end > offset]
    cuts = _cuts(spans, offset, end)
    return [
        _passage(text, offset, [(start, stop, covering) for start, stop, covering in run])
        for _, run in groupby(
            cuts, key=lambda cut: [span for span in cut[2] if isinstance(span, SentenceSpan)]
        )
    ]


def _cuts(
    spans: list[SentenceSpan | WordSpan], start: int, end: int
) -> Iterator[tuple[int, int, tuple[SentenceSpan | WordSpan, ...]]]:
    """Each stretch between two neighbouring boundaries, with the spans that cover it."""
    edges = {edge for span in spans for edge in (span.start, span.end) if start < edge < end}
    waiting = sorted(spans, key=lambda span: (span.start, span.end), reverse=True)
    covering: list[SentenceSpan | WordSpan] = []
    for left, right in pairwise(sorted({start, end} | edges)):
        covering = [span for span in covering if span.end > left]
        while waiting and waiting[-1].start <= left:
            covering.append(waiting.pop())
        yield left, right, tuple(covering)


def _passage(
    text: str, offset: int, run: list[tuple[int, int, tuple[SentenceSpan | WordSpan, ...]]]
) -> Passage:
    sentences = [span for span in run[0][2] if isinstance(span, SentenceSpan)]
    pieces = tuple(
        Piece(start, text[start - offset : stop - offset], _fields(covering))
        for start, stop, covering in run
    )
    return Passage(
        pieces=pieces,
        numbers=tuple(sorted({span.number for span in sentences})),
        ending=tuple(sorted({span.number for span in sentences if span.end == run[-1][1]})),
    )


def _fields(covering: tuple[SentenceSpan | WordSpan, ...]) -> tuple[str, ...]:
    return tuple(sorted({span.field for span in covering if isinstance(span, WordSpan)}))
