"""How each article tells an event: its sentences, with the words in them that were read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from events.models import Event, Report
from events.web.pages.article import Told, sentences_of, told_by, words_of
from events.web.pages.passages import Passage, passages


@dataclass(frozen=True, slots=True)
class Extract:
    """A sentence of an article, from character `start` on, with the words that were read."""

    start: int
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Telling:
    """The event as one article tells it."""

    told: Told
    extracts: list[Extract]

    @property
    def report(self) -> Report:
        return self.told.report


def tellings_of(event: Event) -> list[Telling]:
    """The event's reports in the order in which their articles came; `event` comes from
    `for_detail`.
    """
    told = [told_by(report, number) for number, report in enumerate(event.reports.all(), start=1)]
    return [Telling(one, _extracts(one)) for one in told]


def _extracts(told: Told) -> list[Extract]:
    sentences, words = sentences_of([told]), words_of([told])
    return [
        Extract(start, passages(text, sentences, words, offset=start))
        for start, text in _quoted(told)
    ]


def _quoted(told: Told) -> Iterator[tuple[int, str]]:
    """The sentences, and the words that stand in none of them, such as the day in another
    paragraph; no character twice.
    """
    reached = 0
    for row in sorted([*told.sentences, *told.words], key=lambda row: (row.start, -row.end)):
        if row.end > reached:
            start = max(row.start, reached)
            yield start, row.quote[start - row.start :]
            reached = row.end
