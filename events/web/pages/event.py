"""How each article reports an event: its sentences, with the words that were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from events.models import Claim, Event, Evidence, Report, Suggestion
from events.web.pages.addresses import at_words
from events.web.pages.around_words import sentence_around
from events.web.pages.article import CitedReport, cited, sentences_of, words_of
from events.web.pages.passages import Passage, passages
from events.wording.articles import web_address

MOST_SUGGESTED = 5
MOST_AROUND = 3
ENDS = (".", "!", "?", "”", '"')  # of a sentence


@dataclass(frozen=True, slots=True)
class Extract:
    """A sentence of an article, from character `start` on, with the words that were read."""

    start: int
    passages: list[Passage]

    @property
    def fields(self) -> frozenset[str]:
        """What was read from it."""
        return frozenset(
            name for passage in self.passages for piece in passage.pieces for name in piece.fields
        )

    @property
    def text(self) -> str:
        return "".join(piece.text for passage in self.passages for piece in passage.pieces)

    @property
    def anchor(self) -> str:
        """Of its first words on the article's page."""
        return f"{'s' if self.passages[0].numbers else 'w'}{self.start}"


@dataclass(frozen=True, slots=True)
class Account:
    """The event as one article reports it."""

    cited: CitedReport
    extracts: list[Extract]

    @property
    def report(self) -> Report:
        return self.cited.report

    @property
    def lead(self) -> Extract | None:
        """The sentence that reports the event itself; of several, that with most of its facts."""
        return max(
            self.extracts, key=lambda one: ("kind" in one.fields, len(one.fields)), default=None
        )

    @property
    def others(self) -> list[Extract]:
        """What else was read, in the order of the text."""
        return [extract for extract in self.extracts if extract is not self.lead]

    @property
    def original(self) -> str:
        """The outlet's own page, opened at the quotation by browsers that can; empty without."""
        address = web_address(self.report.article.url)
        return at_words(address, self.lead.text) if address and self.lead else address


def accounts_of(event: Event) -> list[Account]:
    """The event's reports, in the order in which their articles arrived; `event` comes from
    `for_detail`.
    """
    reports = [cited(report, number) for number, report in enumerate(event.reports.all(), start=1)]
    texts = Report.objects.texts_of(one.report.pk for one in reports if any(_alone(one)))
    return [Account(one, _extracts(one, texts)) for one in reports]


def leading(event: Event, accounts: list[Account]) -> Account | None:
    """The account that the page quotes first: one with the event's own status, and of those the
    one whose sentence gives most of its facts.
    """
    quoted = [account for account in accounts if account.lead]
    return max(
        quoted,
        key=lambda one: (
            one.report.status == event.status,
            len(one.lead.fields if one.lead else ()),
        ),
        default=None,
    )


def around(event: Event) -> tuple[list[Event], list[Event]]:
    """The events before and after it at its places, the nearest in time first."""
    there = Event.objects.visible().at_places_of(event)
    before = there.older_than(event.ends_on, event.pk).newest_first().for_headline()[:MOST_AROUND]
    after = there.newer_than(event.ends_on, event.pk).for_headline()[:MOST_AROUND]
    return list(before), list(after)


@dataclass(frozen=True, slots=True)
class Alike:
    """Another event that may be this one, and the weight of each feature by which they compare."""

    event: Event
    features: Mapping[str, float]


def maybe_same(event: Event) -> list[Alike]:
    """Other events that linking takes for likely the same, but not likely enough to join them."""
    suggestions = Suggestion.objects.of_event(event.pk).likeliest_first()[:MOST_SUGGESTED]
    pairs = suggestions.select_related("event", "other")
    return [
        Alike(pair.other if pair.event == event else pair.event, pair.features) for pair in pairs
    ]


def _extracts(report: CitedReport, texts: Mapping[int, str]) -> list[Extract]:
    sentences, words = sentences_of([report]), words_of([report])
    return [
        Extract(start, passages(text, sentences, words, offset=start))
        for start, text in _quoted(report, texts.get(report.report.article_id, ""))
    ]


def _quoted(report: CitedReport, article: str) -> Iterator[tuple[int, str]]:
    """The sentences, those of speakers, and those around words outside them such as a date in
    another paragraph; no character twice.
    """
    reached, alone = 0, set(_alone(report))
    for row in _in_order(report):
        if row.end <= reached:
            continue
        start, end, text = row.start, row.end, row.quote
        if article and (start, end) in alone:
            start, end = sentence_around(article, row.start, row.end)
            text = article[start:end]
        first = max(start, reached)
        yield first, text[first - start :]
        reached = end


def _alone(report: CitedReport) -> Iterator[tuple[int, int]]:
    """Where words, such as the name of who denies, stand outside all sentences that are quoted."""
    reached = 0
    sentences = {(row.start, row.end) for row in report.sentences}
    for row in _in_order(report):
        if row.end > reached:
            if (row.start, row.end) not in sentences and not row.quote.rstrip().endswith(ENDS):
                yield row.start, row.end
            reached = row.end


def _in_order(report: CitedReport) -> list[Evidence | Claim]:
    said = [one.claim for one in report.said]
    rows: list[Evidence | Claim] = [*report.sentences, *said, *report.words]
    return sorted(rows, key=lambda row: (row.start, -row.end))
