"""How each article reports an event: its sentences, with the words that were read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from events.models import Event, Report, Suggestion
from events.web.pages.article import CitedReport, cited, sentences_of, words_of
from events.web.pages.passages import Passage, passages

MOST_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Extract:
    """A sentence of an article, from character `start` on, with the words that were read."""

    start: int
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Account:
    """The event as one article reports it."""

    cited: CitedReport
    extracts: list[Extract]

    @property
    def report(self) -> Report:
        return self.cited.report


def accounts_of(event: Event) -> list[Account]:
    """The event's reports, in the order in which their articles arrived; `event` comes from
    `for_detail`.
    """
    reports = enumerate(event.reports.all(), start=1)
    return [_account(cited(report, number)) for number, report in reports]


def maybe_same(event: Event) -> list[Event]:
    """Other events that linking takes for likely the same, but not likely enough to join them."""
    suggestions = Suggestion.objects.of_event(event.pk).likeliest_first()[:MOST_SUGGESTED]
    pairs = suggestions.select_related("event", "other")
    return [pair.other if pair.event == event else pair.event for pair in pairs]


def _account(report: CitedReport) -> Account:
    return Account(report, _extracts(report))


def _extracts(report: CitedReport) -> list[Extract]:
    sentences, words = sentences_of([report]), words_of([report])
    return [
        Extract(start, passages(text, sentences, words, offset=start))
        for start, text in _quoted(report)
    ]


def _quoted(report: CitedReport) -> Iterator[tuple[int, str]]:
    """The sentences, and words outside them such as a date in another paragraph; no character
    twice.
    """
    reached = 0
    for row in sorted([*report.sentences, *report.words], key=lambda row: (row.start, -row.end)):
        if row.end > reached:
            start = max(row.start, reached)
            yield start, row.quote[start - row.start :]
            reached = row.end
