"""A colour and a pattern for each kind and sign, so that parts can be told apart in print and by
readers who do not see the colours.

Colours are written into the drawing itself, because a saved file has no style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable

from events.extraction.types import Kind
from events.web.charts.drawing.svg import INK, SHEET, rect, tag


def kinds(chart: str, shown: Iterable[str]) -> str:
    """The patterns of these kinds, named for this chart: a page holds several charts."""
    return "".join(_kind(chart, kind) for kind in shown)


def of_kind(chart: str, kind: str) -> dict[str, str]:
    """The pattern of a kind; by its class a screen shows the colour alone."""
    return {"fill": f"url(#{chart}-{kind})", "class_": f"all-{kind}"}


def swatch(**attributes: object) -> str:
    return rect(0, 0, 18, 12, **attributes)


def hatch(chart: str, name: str, colour: str = INK, *, css: str = "ink-line", step: int = 5) -> str:
    """Thin lines on the background, for what is not reported or not certain."""
    corner, before = step + 1, step - 1
    path = f"M-1 {corner} {corner}-1M-1 1 1-1M{before} {corner} {corner} {before}"
    lines = tag("path", d=path, class_=css, stroke=colour, stroke_width=1, fill="none")
    ground = rect(0, 0, step, step, fill=SHEET, class_="sheet")
    return tag(
        "pattern",
        ground,
        lines,
        id=f"{chart}-{name}",
        width=step,
        height=step,
        patternUnits="userSpaceOnUse",
    )


def _kind(chart: str, kind: str) -> str:
    row = Kind(kind).row
    side = row.pattern.size
    over = [rect(0, 0, side, side, fill=row.colour.light, class_=f"kind-{kind}")]
    if row.pattern.lines:
        lines = {"stroke": SHEET, "stroke_width": 1.2, "fill": "none"}
        over.append(tag("path", d=row.pattern.lines, class_="over", **lines))
    if row.pattern.dots:
        over.append(tag("path", d=row.pattern.dots, class_="over-dot", fill=SHEET))
    size = {"width": side, "height": side, "patternUnits": "userSpaceOnUse"}
    return tag("pattern", *over, id=f"{chart}-{kind}", **size)
