"""The report as a PDF: text that can be selected, links, and a list of contents.

The typeface has Latin, Cyrillic, Greek, Arabic, Hebrew, Armenian and Georgian letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from django.conf import settings
from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos

from events.exports.about import NAME
from events.exports.formats.marked_up import clean
from events.exports.formats.report import Line, Report, report_of
from events.exports.selection import Selection
from events.models.events.rows import ReportRow

FACE = "DejaVu"
FONTS = settings.BASE_DIR / "static" / "dist"
MARGIN = 18  # millimetres, as all lengths here
BLOCK = 28  # an event that has less room than this begins a page
GREY, INK, BLUE = (95, 95, 95), (20, 20, 20), (20, 70, 140)
FROM_THE_RIGHT = {"R", "AL"}
PLAIN = frozenset({"L", "EN", "ES", "ET", "CS", "WS", "ON", "B", "S"})


def write_pdf(selection: Selection) -> Iterator[bytes]:
    """The first events, how they were found, and their sources."""
    report = report_of(selection)
    page = Page(report)
    page.head()
    page.events()
    page.method()
    page.sources()
    yield bytes(page.output())


class Page(FPDF):
    """A report on paper."""

    def __init__(self, report: Report) -> None:
        super().__init__(format="A4")
        self.report = report
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN + 4)
        self.add_font(FACE, "", FONTS / "DejaVuSans.ttf")
        self.add_font(FACE, "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_title(clean(report.about.title))
        self.set_producer(f"{NAME} {report.about.version}")
        self.set_lang("en")
        self.set_creation_date(report.about.made_at)
        self.add_page()
        self.marks = [self.add_link() for _ in report.sources]

    def footer(self) -> None:
        """On every page, since pages come apart."""
        self.set_y(-MARGIN)
        self._set(7, GREY)
        self.cell(0, 4, f"{NAME}, {self.report.about.day}", new_x=XPos.LMARGIN)
        self.cell(0, 4, f"{self.page_no()} / {{nb}}", align=Align.R)

    def head(self) -> None:
        about, total = self.report.about, self.report.total
        self._line(NAME, size=9, ink=GREY)
        self._line(f"Conflict events: {about.selected}", size=17, bold=True, gap=2)
        made = f"{total:,} {'event' if total == 1 else 'events'}. Made on {_day(about.made_at)}, "
        made += f"{about.made_at:%H:%M} UTC by version {about.version} from"
        self._line(made, size=9)
        self._line(about.address, size=9, ink=BLUE, link=about.address, gap=1)
        if self.report.more:
            shown = len(self.report.lines)
            more = f"This report has the first {shown:,} events. {self.report.more:,} more are "
            self._line(f"{more}on the page and in the other formats.", size=9, bold=True)

    def events(self) -> None:
        self._section("Events")
        if not self.report.lines:
            self._line("No event matches the filter.")
        for line in self.report.lines:
            if self.will_page_break(BLOCK):
                self.add_page()
            self._event(line)

    def method(self) -> None:
        self._section("Method")
        for sentence in self.report.method:
            self._line(f"•  {sentence}", gap=1)

    def sources(self) -> None:
        self._section("Sources")
        for number, (source, mark) in enumerate(
            zip(self.report.sources, self.marks, strict=True), start=1
        ):
            self.set_link(mark, y=self.y, page=self.page)
            self._line(f"{number}. {_cited(source)}", size=8)
            if source.url:
                self._line(source.url, size=7, ink=BLUE, link=source.url, gap=1.5)

    def _event(self, line: Line) -> None:
        row = line.row
        self._line(_days(row.event.starts_on, row.event.ends_on), size=8, ink=GREY)
        self._line(row.title, size=10, bold=True, link=row.page)
        self._line(row.event.summary)
        self._line(_facts(line), size=8, ink=GREY)
        if line.sources:
            self._numbers(line.sources)
        self.ln(3)

    def _numbers(self, numbers: Sequence[int]) -> None:
        """The sources' numbers, each a link to its line of the list, in brackets: *Sources: 3*
        would be read as three of them.
        """
        self._set(8, GREY)
        self.write(4, "Sources: ")
        self.set_text_color(*BLUE)
        for at, number in enumerate(numbers):
            self.write(4, f"{', ' if at else ''}[{number}]", self.marks[number - 1])
        self.ln(4)

    def _section(self, title: str) -> None:
        self.ln(4)
        self.start_section(title)
        self._line(title, size=13, bold=True, gap=2)

    def _set(self, size: int, ink: tuple[int, int, int], *, bold: bool = False) -> None:
        self.set_font(FACE, "B" if bold else "", size)
        self.set_text_color(*ink)

    def _line(
        self,
        text: str,
        *,
        size: int = 9,
        ink: tuple[int, int, int] = INK,
        bold: bool = False,
        link: str = "",
        gap: float = 0,
    ) -> None:
        """A paragraph; one that begins from the right stands at the right."""
        words = " ".join(clean(text).split())
        if not words:
            return
        self._set(size, ink, bold=bold)
        # letters that join or run from the right need it; it takes a third of the time
        self.set_text_shaping(use_shaping_engine=not _is_plain(words))
        align = Align.R if _begins_right(words) else Align.L
        step = size * 0.5
        self.multi_cell(0, step, words, align=align, link=link, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(gap)


@cache
def _side(letter: str) -> str:
    return unicodedata.bidirectional(letter)


def _is_plain(text: str) -> bool:
    return all(_side(letter) in PLAIN for letter in text)


def _begins_right(text: str) -> bool:
    sides = (_side(letter) for letter in text)
    return next((side in FROM_THE_RIGHT for side in sides if side in FROM_THE_RIGHT | {"L"}), False)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _days(first: date, last: date) -> str:
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _facts(line: Line) -> str:
    """*town, UA · killed: 5 to 7 · according to the mayor*."""
    place = line.row.first_place
    where = ", ".join(filter(None, (place.precision, place.country))) if place else ""
    others = len(line.row.parts.places) - 1
    parts = (
        f"{where}, and {others} more" if others > 0 else where,
        line.killed and f"killed: {line.killed}",
        line.wounded and f"wounded: {line.wounded}",
        line.said_by and f"according to {line.said_by}",
        line.denied_by and f"denied by {line.denied_by}",
    )
    return " · ".join(filter(None, parts))


def _cited(source: ReportRow) -> str:
    day = f", {_day(source.published_on)}" if source.published_on else ""
    outlet = f"{source.source}. " if source.source else ""
    return f"{outlet}{source.title or 'Untitled'}{day}."
