"""A page's markup as a tree, however it is written."""

from __future__ import annotations

import re

from lxml.etree import iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from events.sources.text_encoding import decode

DEEPEST = 250
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^<>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([a-zA-Z0-9_:-]{2,40})", re.IGNORECASE)


class PageTooDeep(Exception):
    """Elements lie in each other further than any article's do."""


def parse_page(body: bytes, *, charset: str | None) -> HtmlElement:
    """The tree of a page in any encoding. Raises Undecodable, PageTooDeep."""
    said = _CHARSET.search(body[:4096])
    text = decode(body, declared=[charset, said[1].decode("ascii") if said else None])
    # Given in the one encoding that is known by now: the parser would believe a wrong <meta charset>.
    page = document_fromstring(
        text.encode("utf-8", errors="replace"), parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    )
    _require_shallow(page)
    return page


def _require_shallow(page: HtmlElement) -> None:
    level = 0
    for event, _ in iterwalk(page, events=("start", "end")):
        level += 1 if event == "start" else -1
        if level > DEEPEST:
            raise PageTooDeep
