"""What was extracted from an article: its text in marked passages, and its reports."""

from __future__ import annotations

from dataclasses import dataclass

from events.extraction.types import Kind
from events.models import Article, Claim, Evidence, Report
from events.models.occurrence import Occurrence
from events.web.pages.passages import Passage, SentenceSpan, WordSpan, passages


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker's claim about a report, and the anchor of the words in the article's text."""

    claim: Claim
    anchor: str


@dataclass(frozen=True, slots=True)
class CitedReport:
    """A report with its evidence: `sentences` and `words`. `number` is its mark in the text."""

    number: int
    report: Report
    sentences: tuple[Evidence, ...]
    words: tuple[Evidence, ...]
    said: tuple[Said, ...]
    not_shown: tuple[tuple[str, str, float], ...] = ()
    """Values too unsure to be shown: field, value and confidence."""

    @property
    def words_by_field(self) -> dict[str, list[Evidence]]:
        """The words that each field was read from, fields in the order of the text."""
        found: dict[str, list[Evidence]] = {}
        for row in self.words:
            found.setdefault(row.field, []).append(row)
        return found


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article's text in passages, and the reports that its marks belong to."""

    passages: list[Passage]
    reports: list[CitedReport]

    @property
    def kinds(self) -> dict[int, str]:
        """The kind of each report, by its number on the page."""
        return {one.number: one.report.kind for one in self.reports}

    @property
    def harm(self) -> bool:
        return any(tells_of_harm(one.report) for one in self.reports)


def read(article: Article) -> MarkedArticle:
    """The text and reports of an article's page; `article` comes from `for_page`."""
    reports = [
        cited(report, number) for number, report in enumerate(article.reports.all(), start=1)
    ]
    marks = passages(article.text, sentences_of(reports), words_of(reports))
    return MarkedArticle(marks, reports)


def cited(report: Report, number: int) -> CitedReport:
    evidence = list(report.evidence.all())
    sentences = tuple(row for row in evidence if not row.field)
    spans = {(row.start, row.end) for row in sentences}
    return CitedReport(
        number=number,
        report=report,
        sentences=sentences,
        words=tuple(row for row in evidence if row.field),
        said=tuple(
            Said(claim, f"{'s' if (claim.start, claim.end) in spans else 'w'}{claim.start}")
            for claim in report.claims.all()
        ),
        not_shown=tuple(
            (kept["field"], kept["value"], kept["confidence"])
            for kept in getattr(report, "not_shown", None) or ()
        ),
    )


def tells_of_harm(told: Occurrence) -> bool:
    """Whether people are reported killed or wounded, or may be: a content note precedes such
    text.
    """
    counts = [told.people(what) for what in ("killed", "wounded")]
    harmed = any(count.min or count.max for count in counts if count)
    return harmed or Kind(told.kind).row.content_note


def sentences_of(reports: list[CitedReport]) -> list[SentenceSpan]:
    return [
        SentenceSpan(row.start, row.end, one.number) for one in reports for row in one.sentences
    ]


def words_of(reports: list[CitedReport]) -> list[WordSpan]:
    read_from = [WordSpan(row.start, row.end, row.field) for one in reports for row in one.words]
    said = [said.claim for one in reports for said in one.said if said.anchor.startswith("w")]
    return read_from + [WordSpan(claim.start, claim.end, "source") for claim in said]
