"""Drawing primitives. Every colour is an attribute, so that a saved file looks right; classes let
the page's style sheet change colours on screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from xml.sax.saxutils import escape, quoteattr

from events.wording.labels.naming import isolated

INK, SOFT, RULE, SHEET, EDGE = "#1b1a18", "#5a564f", "#d9d4c8", "#ffffff", "#837d72"
FACE = "Inter Variable, system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Arial, sans-serif"
WIDTH, NARROW = 800, 360  # of a drawing, and of the one that phones show
SIZE, SMALL = 13, 12  # px of text

_width: ContextVar[int] = ContextVar("width", default=WIDTH)
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def width() -> int:
    """How wide the drawing at work is, in px."""
    return _width.get()


def narrow() -> bool:
    return width() < WIDTH


@contextmanager
def narrowly() -> Iterator[None]:
    """Draw for a phone: 800 px scaled down to 350 leave letters that nobody can read."""
    token = _width.set(NARROW)
    try:
        yield
    finally:
        _width.reset(token)


def tag(name: str, *inside: str, **attributes: object) -> str:
    """An element with its content. `class_` becomes class, `stroke_width` stroke-width; None is
    left out.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_value(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def words(text: str) -> str:
    """Text that XML can hold: a name from an article may contain any character."""
    return escape(_NOT_IN_XML.sub("", text))


def label(
    x: float, y: float, text: str, *, soft: bool = False, size: int = SMALL, **attributes: object
) -> str:
    colour = {"class_": "soft", "fill": SOFT} if soft else {"class_": "ink", "fill": INK}
    return tag("text", words(isolated(text)), x=x, y=y, font_size=size, **{**colour, **attributes})


def line(x1: float, y1: float, x2: float, y2: float, *, strong: bool = False) -> str:
    colour = {"class_": "edge", "stroke": EDGE} if strong else {"class_": "rule", "stroke": RULE}
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, **colour)


def rect(x: float, y: float, width: float, height: float, **attributes: object) -> str:
    """`said`, if given, is the tooltip that browsers show."""
    said = attributes.pop("said", "")
    inside = [tag("title", words(str(said)))] if said else []
    return tag("rect", *inside, x=x, y=y, width=width, height=height, **attributes)


def across(text: str, size: int = SMALL) -> float:
    """About how wide a text is in px: the server has no font to measure with."""
    return len(text) * size * 0.56


def shortened(text: str, width: float, size: int = SMALL) -> str:
    """The text, cut with an ellipsis where it is wider than that."""
    most = max(int(width / (size * 0.56)), 4)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def folded(text: str, width: float, size: int = SMALL) -> Sequence[str]:
    """The text in lines of at most that width. A longer word, such as an address, is broken."""
    most = int(width / (size * 0.56))
    lines = [""]
    for word in text.split():
        pieces = [word[at : at + most] for at in range(0, len(word), most)]
        for number, piece in enumerate(pieces):
            joined = f"{lines[-1]} {piece}" if lines[-1] and number == 0 else piece
            if number == 0 and len(joined) <= most:
                lines[-1] = joined
            else:
                lines.append(piece)
    return [line for line in lines if line]


def legend(entries: Iterable[tuple[str, str]], *, y: float = 0) -> tuple[str, float]:
    """Swatches with words, side by side in as many rows as they need. An entry is (swatch, words);
    returns the drawing and its height.

    A swatch is drawn in a box of 18 by 12 at the origin.
    """
    drawn, x, row = [], 0.0, 0
    for swatch, text in entries:
        needed = 24 + across(text) + 18
        if x and x + needed > width() + 18:
            x, row = 0.0, row + 1
        at = y + row * 20
        drawn.append(
            tag(
                "g", swatch, label(24, 10.5, text), transform=f"translate({_value(x)} {_value(at)})"
            )
        )
        x += needed
    return "".join(drawn), (row + 1) * 20.0 if drawn else 0.0


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return _NOT_IN_XML.sub("", str(value))
