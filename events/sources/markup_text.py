"""The words of a piece of HTML, as plain paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from events.sources.markup import NoMarkup, TooMuchMarkup, parse_markup

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "table",
        "tr",
        "pre",
    }
)
_UNREAD = frozenset({"script", "style", "noscript", "iframe", "figure", "template", "svg"})


def plain_text(markup: str, *, mend: Callable[[HtmlElement], None] | None = None) -> str:
    """Paragraphs with blank lines between. Text without markup is accepted.

    `mend` may take elements out of the tree first. "" if there are no words, or too much markup.
    """
    if not re.search(r"[<&]", markup):
        return _paragraphs(markup)
    try:
        tree = parse_markup(f"<div>{markup}</div>")
        if mend is not None:
            mend(tree)
        return _paragraphs("".join(_pieces(tree)))
    except (NoMarkup, TooMuchMarkup):
        return ""


def _pieces(tree: HtmlElement) -> list[str]:
    pieces: list[str] = []
    stack: list[HtmlElement | str] = [tree]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        end = "\n\n" if item.tag in _BLOCKS else ""
        stack.append(end + re.sub(r"\s+", " ", item.tail or ""))
        if item.tag not in _UNREAD:
            stack.append(end)
            stack.extend(reversed(item))
            pieces.append(end + re.sub(r"\s+", " ", item.text or ""))
    return pieces


def _paragraphs(text: str) -> str:
    blocks = (re.sub(r"\s+", " ", block).strip() for block in re.split(r"\n\s*\n", text))
    return "\n\n".join(block for block in blocks if block)
