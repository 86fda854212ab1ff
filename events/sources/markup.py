"""HTML as a tree, unless it is larger than any article's page."""

from __future__ import annotations

import re

from lxml.etree import HTMLParser as EventParser
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from events.sources.text_encoding import decode

# Several times what the longest live pages of news outlets have. Beyond, libxml2 and trafilatura
# take time in the square of the number: 40,000 attributes of one element cost 10 s to parse and 9 s
# to read.
DEEPEST = 250
MOST_ELEMENTS = 25_000
MOST_ATTRIBUTES = 500

_PIECE = 65_536
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([a-zA-Z0-9_:-]{2,40})",
    re.IGNORECASE,
)


class TooMuchMarkup(Exception):
    """It has more or deeper elements than any article's page, and would hold up a worker."""


class NoMarkup(Exception):
    """It has no element."""


def parse_page(body: bytes, *, charset: str | None) -> HtmlElement:
    """The tree of a page in any encoding. `charset` is what the server said.

    Raises Undecodable, TooMuchMarkup, NoMarkup.
    """
    said = _CHARSET.search(body[:4096])
    return parse_markup(decode(body, declared=[charset, said[1].decode("ascii") if said else None]))


def parse_markup(text: str) -> HtmlElement:
    """The tree of HTML, a whole page or a part. Raises TooMuchMarkup, NoMarkup."""
    # Given in the one encoding that is known by now: the parser would believe a wrong <meta
    # charset>.
    body = text.replace("\x00", "").encode("utf-8", errors="replace")
    _require_moderate(body)
    try:
        return document_fromstring(
            body, parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except ParserError:
        raise NoMarkup from None


class ElementCount:
    """Counts elements for a parser of lxml without building a tree. Raises TooMuchMarkup."""

    def __init__(self, *, most_elements: int, deepest: int) -> None:
        self._most_elements, self._deepest = most_elements, deepest
        self.elements = self.level = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.level += 1
        if (
            self.elements > self._most_elements
            or self.level > self._deepest
            or len(attributes) > MOST_ATTRIBUTES
        ):
            raise TooMuchMarkup

    def end(self, tag: str) -> None:
        self.level -= 1

    def close(self) -> None:
        pass


def _require_moderate(body: bytes) -> None:
    parser = EventParser(
        encoding="utf-8", target=ElementCount(most_elements=MOST_ELEMENTS, deepest=DEEPEST)
    )
    for start in range(0, len(body), _PIECE):
        parser.feed(body[start : start + _PIECE])
    parser.close()
