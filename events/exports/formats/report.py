"""A report to print: the events of a filter as a table, how they were found, and their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from events.exports.about import METHOD, About
from events.exports.rows import EventRow
from events.exports.selection import Selection
from events.extraction.types import Stance
from events.models.events.rows import ReportRow

PARTS = ("places", "actors", "claims", "reports")
PRINTED = 500  # some 40 pages


@dataclass(frozen=True, slots=True)
class Line:
    """An event with the numbers of its sources in the list."""

    row: EventRow
    sources: Sequence[int]

    @property
    def said_by(self) -> str:
        return ", ".join(self.row.speakers(Stance.ASSERTS))

    @property
    def denied_by(self) -> str:
        return ", ".join(self.row.speakers(Stance.DENIES))

    @property
    def killed(self) -> str:
        return _range(self.row, "killed")

    @property
    def wounded(self) -> str:
        return _range(self.row, "wounded")


@dataclass(frozen=True, slots=True)
class Report:
    """The first events of a selection with their sources, and how many more there are."""

    about: About
    lines: Sequence[Line]
    sources: Sequence[ReportRow]
    total: int
    method: Sequence[str] = METHOD

    @property
    def more(self) -> int:
        return self.total - len(self.lines)


def report_of(selection: Selection) -> Report:
    total = selection.events.count()
    shown = list(selection.events.order_by(*selection.options.order.terms).for_table()[:PRINTED])
    rows = selection.with_parts(shown, PARTS)
    numbers: dict[str, int] = {}
    sources: list[ReportRow] = []
    for article in (article for row in rows for article in row.articles):
        if article.article not in numbers:
            sources.append(article)
            numbers[article.article] = len(sources)
    lines = [Line(row, [numbers[article.article] for article in row.articles]) for row in rows]
    return Report(selection.about, lines, sources, total)


def write_html(selection: Selection) -> Iterator[bytes]:
    """As a page that prints well."""
    report = report_of(selection)
    names = ("about", "lines", "sources", "total", "method", "more")
    context = {name: getattr(report, name) for name in names}
    yield render_to_string("exports/report.html", context).encode("utf-8", "replace")


def _range(row: EventRow, what: str) -> str:
    """*5*, *5 to 7*, *at least 5*; empty where no text says."""
    count = row.event.people(what)
    if count is None or count.min == count.max:
        return "" if count is None else str(count.min)
    if count.max is None:
        return f"at least {count.min}"
    return f"up to {count.max}" if count.min is None else f"{count.min} to {count.max}"
