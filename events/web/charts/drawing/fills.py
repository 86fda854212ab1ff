"""A colour and a pattern for each kind and sign, so that parts are told apart in print and by those
who see no colours.

The same as static/css/tokens.css and templates/web/_fills.svg have, which no file can refer to that
is opened alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from events.web.charts.drawing.svg import INK, SHEET, rect, tag

COLOURS: Mapping[str, str] = {
    "strike": "#d55e00",
    "interception": "#0072b2",
    "territorial_claim": "#c98800",
    "ground_combat": "#444b54",
    "attack_on_civilians": "#8f1d5b",
    "deployment": "#00805f",
}
_SIDES = {"territorial_claim": 5, "attack_on_civilians": 4}
_OVER: Mapping[str, str] = {
    "interception": "M-1 7 7-1M-1 1 1-1M5 7 7 5",
    "ground_combat": "M0 3H6M3 0V6",
    "attack_on_civilians": "M0 2H4",
    "deployment": "M-1-1 7 7M-1 5 1 7M5-1 7 1",
}


def kinds(chart: str, shown: Iterable[str]) -> str:
    """The patterns of these kinds, under names of this chart's own: a page holds several charts."""
    return "".join(_kind(chart, kind) for kind in shown)


def of_kind(chart: str, kind: str) -> str:
    return f"url(#{chart}-{kind})"


def swatch(fill: str, **attributes: object) -> str:
    return rect(0, 0, 18, 12, fill=fill, **attributes)


def hatch(chart: str, name: str, colour: str = INK, *, css: str = "ink-line", step: int = 5) -> str:
    """Thin lines on the sheet's own ground: for what is not said or not certain."""
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
    side = _SIDES.get(kind, 6)
    over = ""
    if kind in _OVER:
        over = tag(
            "path", d=_OVER[kind], class_="over", stroke=SHEET, stroke_width=1.2, fill="none"
        )
    elif kind == "territorial_claim":
        over = tag("circle", cx=2.5, cy=2.5, r=1.1, class_="over-dot", fill=SHEET)
    ground = rect(0, 0, side, side, fill=COLOURS[kind], class_=f"kind-{kind}")
    return tag(
        "pattern",
        ground,
        over,
        id=f"{chart}-{kind}",
        width=side,
        height=side,
        patternUnits="userSpaceOnUse",
    )
