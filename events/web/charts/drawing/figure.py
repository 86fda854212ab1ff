"""A chart: a drawing with a title, a summary in words and a table of the same values; and its
file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import get_language_bidi

from events.extraction.types import Kind
from events.web.charts.drawing.svg import (
    FACE,
    INK,
    NARROW,
    SHEET,
    SIZE,
    WIDTH,
    folded,
    label,
    narrowly,
    rect,
    tag,
    words,
)

MARGIN = 24
_SOLID = tag(  # a file is whole colours on a screen and patterns on paper, as a page is
    "style",
    "@media screen{",
    *(f".all-{kind}{{fill:{kind.row.colour.light}}}" for kind in Kind),
    ".range{fill:#bdbab3}}",
)

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """The values of a chart. `columns` maps names for programs to words for readers. None in a row
    means not reported.
    """

    columns: Mapping[str, str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Figure:
    """`body` fills a box of WIDTH by `height`. `summary` says what it shows, `notes` how to read
    it.
    """

    name: str
    title: str
    summary: str
    height: float
    body: str
    table: Table
    notes: Sequence[str] = field(default=())
    empty: bool = False
    phone: str = ""  # the same drawing for a narrow screen

    @property
    def inline(self) -> str:
        """The drawing for a page, which shows the title and the source itself, at both widths."""
        return _on_page(self, WIDTH, "chart-svg wide" if self.phone else "chart-svg") + self.phone

    def exported(self, source: str) -> str:
        """A file of its own with title and notes, and the source at the foot."""
        head, top = _lines(
            [(self.title, 18, 700), *((note, SIZE, 400) for note in self.notes)], MARGIN
        )
        foot, bottom = _lines([(source, 11, 400)], top + self.height + 14)
        width, height = WIDTH + 2 * MARGIN, round(bottom + MARGIN / 2)
        body = tag("g", self.body, transform=f"translate({MARGIN} {round(top)})")
        sheet = _SOLID + rect(0, 0, width, height, fill=SHEET)
        size = {
            "width": width,
            "height": height,
            "viewBox": f"0 0 {width} {height}",
            "xmlns": "http://www.w3.org/2000/svg",
        }
        return (
            f'<?xml version="1.0" '
            f'encoding="UTF-8"?>\n{_svg(self, sheet + head + body + foot, **size)}\n'
        )


def nothing(name: str, title: str, why: str, columns: Mapping[str, str]) -> Figure:
    """A chart without data, which says why."""
    body = label(0, 30, why, size=SIZE, soft=True)
    return Figure(name, title, why, 48, body, Table(columns, []), empty=True)


def at_both_widths(draw: Callable[[], Figure]) -> Figure:
    """The chart with a second drawing for phones, whose parts have names of their own."""
    figure = draw()
    with narrowly():
        small = draw()
    body = small.body.replace(f'id="{small.name}-', f'id="{small.name}-phone-')
    body = body.replace(f"url(#{small.name}-", f"url(#{small.name}-phone-")
    small = replace(small, name=f"{small.name}-phone", body=body)
    return replace(figure, phone=_on_page(small, NARROW, "chart-svg narrow"))


def _on_page(figure: Figure, wide: int, class_: str) -> str:
    return _svg(figure, figure.body, viewBox=f"0 0 {wide} {round(figure.height)}", class_=class_)


def _svg(figure: Figure, body: str, **attributes: object) -> str:
    names = {"title": f"{figure.name}-title", "desc": f"{figure.name}-desc"}
    said = tag("title", words(figure.title), id=names["title"]) + tag(
        "desc", words(figure.summary), id=names["desc"]
    )
    reading = {"role": "img", "aria_labelledby": names["title"], "aria_describedby": names["desc"]}
    return tag("svg", said, body, **attributes, **reading, font_family=FACE, direction="ltr")


def _lines(texts: Sequence[tuple[str, int, int]], top: float) -> tuple[str, float]:
    """Texts one below the other from `top` on, each (words, size, weight), wrapped to the width.
    Returns the drawing and where it ends.
    """
    x, anchor = (MARGIN + WIDTH, "end") if get_language_bidi() else (MARGIN, None)
    drawn, y = [], top
    for text, size, weight in texts:
        for piece in folded(text, WIDTH, size):
            y += size + 4
            drawn.append(
                label(x, y, piece, size=size, font_weight=weight, fill=INK, text_anchor=anchor)
            )
        y += 4
    return "".join(drawn), y + 8
